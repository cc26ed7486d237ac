package org.cdiredis.limit;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Limits how often something happens, all processes together: the generic cell rate algorithm, in one script on the clock of the
 * server, with one key that expires when the limiter has come to rest. Permits are used, and not given back.
 *
 * <p>Each call costs one script with a {@code TIME}, a {@code GET} and, if permits are given, a {@code SET}, whatever the rate. It
 * waits for at most the configured {@code deadline}, and throws {@link org.cdiredis.RedisUnavailableException} if Redis does
 * not answer by then or cannot be reached: it is the caller who knows whether to let things pass then. If the server's clock goes
 * back, as by a fail-over to a server whose clock is behind, calls are refused for up to that much longer.
 *
 * <p>Immutable and safe for use by any number of threads.
 */
public interface RateLimiter {

    /**
     * What is limited.
     *
     * @return the name
     */
    String name();

    /**
     * How often it may happen.
     *
     * @return the rate
     */
    Rate rate();

    /**
     * Takes a permit if there is one.
     *
     * @return the decision
     */
    RateDecision tryAcquire();

    /**
     * Takes several permits if there are as many.
     *
     * @param permits how many, positive, at most the burst of the rate
     * @return the decision
     * @throws IllegalArgumentException if it is out of range
     */
    RateDecision tryAcquire(int permits);

    /**
     * Takes a permit, and waits until it may be used, if that is not too long. Callers get their turn in the order of their calls,
     * since each has its permit reserved when it begins to wait; who would have to wait too long learns of it at once.
     *
     * @param wait how long to wait at most; zero or less: not at all
     * @return the decision, which allows it
     * @throws RateLimitedException if no permit can be used within that time; none has been taken then
     * @throws InterruptedException if the thread is interrupted before it calls, or while it waits; a permit that was waited for is
     *     used up
     */
    RateDecision acquire(Duration wait) throws InterruptedException;

    /**
     * Takes several permits as {@link #tryAcquire(int)} does, without a waiting thread.
     *
     * @param permits how many, positive, at most the burst of the rate
     * @return completes with the decision
     * @throws IllegalArgumentException if it is out of range
     */
    CompletionStage<RateDecision> tryAcquireAsync(int permits);

    /**
     * Takes a permit as {@link #acquire(Duration)} does, without a waiting thread.
     *
     * @param wait how long to wait at most; zero or less: not at all
     * @return completes when the permit may be used, on a thread of the library's that must not be blocked; fails with a
     *     {@link RateLimitedException} at once if none can be used within that time
     */
    CompletionStage<RateDecision> acquireAsync(Duration wait);

    /**
     * Forgets what has happened, so that a whole burst can be had again. Costs one {@code DEL}.
     */
    void reset();
}
