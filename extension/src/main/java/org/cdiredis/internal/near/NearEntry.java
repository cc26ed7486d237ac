package org.cdiredis.internal.near;

import java.time.Duration;

import org.cdiredis.Lookup;
import org.cdiredis.TimeToLive;

/** A kept entry: its bytes, or the value that all callers share, once somebody has decoded it. Thread-safe. */
final class NearEntry {

    /** As long as an application runs, and short enough to be counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(365 * 50);

    private static final long FOREVER = 2 * LONGEST.toNanos();

    private final int stripe;
    private final long change;
    private final long keptUntil;
    private final long inRedisUntil;
    private final int weight;

    /** Bytes, or a {@link Lookup}. */
    private volatile Object content;

    NearEntry(Ticket ticket, Duration atMost, TimeToLive inRedis, byte[] bytes, int weight) {
        this.stripe = ticket.stripe();
        this.change = ticket.change();
        this.keptUntil = ticket.time() + nanos(atMost);
        this.inRedisUntil =
                ticket.time() + inRedis.duration().map(NearEntry::nanos).orElse(FOREVER);
        this.content = bytes;
        this.weight = weight;
    }

    /** A duration in nanoseconds, or enough of them. */
    static long nanos(Duration duration) {
        return duration.compareTo(LONGEST) < 0 ? duration.toNanos() : LONGEST.toNanos();
    }

    /** The place of its key among the counted changes. */
    int stripe() {
        return stripe;
    }

    /** What had been counted there before Redis was asked. */
    long change() {
        return change;
    }

    /**
     * Whether it may still be served.
     *
     * @param now the time, on the clock of {@link System#nanoTime}
     * @param needed for how many more nanoseconds it has to be in Redis
     */
    boolean isAlive(long now, long needed) {
        return keptUntil - now > 0 && inRedisUntil - now > needed;
    }

    /** Bytes to be decoded, or what has been shared: a {@link Lookup}. */
    Object content() {
        return content;
    }

    /**
     * From now on all callers get this value, which nobody can change, and the bytes are let go.
     *
     * @return the value; that of somebody who was faster
     */
    synchronized Lookup<?> share(Lookup<?> value) {
        if (content instanceof Lookup<?> existing) {
            return existing;
        }
        content = value;
        return value;
    }

    /** How many bytes it counts. */
    int weight() {
        return weight;
    }
}
