package org.cdiredis.internal.config;

import java.time.Duration;

import org.cdiredis.SingleFlight;

/**
 * How values are loaded.
 *
 * @param singleFlight how many callers load at once
 * @param staleWindow how long an entry is served after it has expired, while it is loaded anew; zero for not at all
 * @param staleRefresh who loads it anew
 * @param lease how long the right to load lasts without a sign of life, at least a millisecond
 * @param timeout how long it lasts at most, and how long others wait, at least a millisecond
 */
public record LoadSettings(
        SingleFlight singleFlight, Duration staleWindow, StaleRefresh staleRefresh, Duration lease, Duration timeout) {}
