package org.cdiredis;

import java.time.Duration;

/**
 * What all caches of one alias have counted in this application since it was deployed, whatever their types, versions and
 * prefixes. Immutable: a copy of the moment. Its numbers are exact once no call is under way; while calls are, each is exact,
 * and together they may be of slightly different moments.
 *
 * <p>Counted is what goes through {@link Cache} and {@link AsyncCache}, not what is done with the Redisson client.
 */
public interface CacheStatistics {

    /**
     * How many entries were looked up and found, stored nulls included; each key of {@code getAll} counts.
     *
     * @return the number
     */
    long hits();

    /**
     * How many entries were looked up and found in this node's near cache, without Redis being asked.
     *
     * @return the number, part of {@link #hits}; 0 without a near cache
     */
    long nearHits();

    /**
     * How many entries were looked up and not found, those that could not be decoded included. A look-up that failed is
     * neither hit nor miss.
     *
     * @return the number
     */
    long misses();

    /**
     * How many entries were found and could not be decoded.
     *
     * @return the number, part of {@link #misses}
     */
    long undecodable();

    /**
     * How many values were stored. A put that stored nothing does not count.
     *
     * @return the number
     */
    long puts();

    /**
     * How many entries were removed, by whatever method. What expired or was evicted does not count.
     *
     * @return the number
     */
    long removals();

    /**
     * How many times a loader of {@code getOrLoad} returned a value, null included.
     *
     * @return the number
     */
    long loads();

    /**
     * How many times a loader of {@code getOrLoad} failed.
     *
     * @return the number
     */
    long failedLoads();

    /**
     * How long loaders took, those that failed included.
     *
     * @return the sum
     */
    Duration loadTime();

    /**
     * How many times Redis, or an encoder, failed with an error of one kind; ignored errors included.
     *
     * @param kind the kind
     * @return the number
     */
    long errors(ErrorKind kind);

    /**
     * How many times Redis, or an encoder, failed; ignored errors included.
     *
     * @return the sum over all kinds
     */
    long errors();

    /**
     * How many operations returned their fallback instead of throwing.
     *
     * @return the number
     */
    long ignoredErrors();

    /**
     * How many commands the circuit breaker turned away.
     *
     * @return the number; they count neither as {@link #errors} nor as {@link #commands}
     */
    long rejections();

    /**
     * How many commands have ended, with an answer or an error. A page of keys and what needs several commands on the wire count as
     * one.
     *
     * @return the number
     */
    long commands();

    /**
     * How long these commands took, from the call to its end, waiting for a connection included.
     *
     * @return the sum
     */
    Duration commandTime();

    /**
     * How long the slowest command took.
     *
     * @return the maximum; zero if there has been none
     */
    Duration slowestCommand();

    /**
     * How many bytes of values were read.
     *
     * @return the sum, without keys and protocol
     */
    long bytesRead();

    /**
     * How many bytes of values were stored.
     *
     * @return the sum, without keys and protocol
     */
    long bytesWritten();
}
