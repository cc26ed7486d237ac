package org.cdiredis.internal.config;

import java.time.Duration;

import org.cdiredis.SingleFlight;

/**
 * How values are loaded.
 *
 * @param singleFlight how many callers load at once
 * @param staleWindow how long an entry is served after it has expired, while one caller loads it anew; zero for not at all
 * @param lease how long others wait for a caller that loads for the cluster, at least a millisecond
 */
public record LoadSettings(SingleFlight singleFlight, Duration staleWindow, Duration lease) {}
