package org.cdiredis.session.internal.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import org.cdiredis.RedisCacheException;

/**
 * How long a request may still wait for Redis: the deadline for all its calls together, of which a tenth is kept for writing. Each call
 * may take a tenth in any case, so that many quick ones do not use up what there is, and one that Redis does not answer ends the work of
 * its request within the deadline. Thread-safe.
 */
public final class TimeLeft {

    private static final int SHARES = 10;

    private final long deadlineNanos;
    private final List<TimeLeft> parts;
    private final AtomicLong spentNanos = new AtomicLong();
    private volatile @Nullable RedisCacheException failure;

    private TimeLeft(long deadlineNanos, List<TimeLeft> parts) {
        this.deadlineNanos = deadlineNanos;
        this.parts = parts;
    }

    /**
     * The time of one request.
     *
     * @param deadline how long its calls may take together
     * @return all of it
     */
    public static TimeLeft of(Duration deadline) {
        return new TimeLeft(deadline.toNanos(), List.of());
    }

    /**
     * The time for a call that several requests of a session wait for.
     *
     * @param deadline how long one of them may wait
     * @param requests the requests; none for a call that belongs to no request
     * @return what each of them has left, and spent by all of them
     */
    public static TimeLeft of(Duration deadline, List<TimeLeft> requests) {
        List<TimeLeft> now = List.copyOf(requests); // they may end meanwhile
        return now.size() == 1 ? now.get(0) : new TimeLeft(deadline.toNanos(), now);
    }

    /**
     * What a call may take that reads.
     *
     * @return the time, longer than none
     */
    public Duration toRead() {
        return atLeastAShare(deadlineNanos - deadlineNanos / SHARES - spent());
    }

    /**
     * What a call may take that writes.
     *
     * @return the time, longer than none
     */
    public Duration toWrite() {
        return atLeastAShare(deadlineNanos - spent());
    }

    private Duration atLeastAShare(long nanos) {
        return Duration.ofNanos(Math.max(nanos, Math.max(1, deadlineNanos / SHARES)));
    }

    private long spent() {
        long most = spentNanos.get();
        for (TimeLeft part : parts) {
            most = Math.max(most, part.spent());
        }
        return most;
    }

    /**
     * Says that Redis has not answered the request.
     *
     * @param outage how that was noticed
     */
    public void inVain(RedisCacheException outage) {
        failure = outage;
    }

    /**
     * What the request has waited for in vain already, so that it need not do so again. Of others nothing is known: one call that is late does not
     * say that Redis is down.
     *
     * @return the failure; empty if there was none
     */
    public Optional<RedisCacheException> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Counts time that was waited.
     *
     * @param nanos how long
     */
    public void spend(long nanos) {
        spentNanos.addAndGet(nanos);
        parts.forEach(part -> part.spend(nanos));
    }
}
