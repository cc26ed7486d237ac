package org.cdiredis.internal.config;

/**
 * How many connections a client holds.
 *
 * @param minIdle how many are kept open, at least 0
 * @param maxSize how many there may be, at least 1
 */
public record PoolSettings(int minIdle, int maxSize) {}
