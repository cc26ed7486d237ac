package org.cdiredis.internal.near;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Lookup;
import org.cdiredis.TimeToLive;

/** A kept entry. Immutable. */
final class NearEntry {

    private static final byte[] NO_BYTES = new byte[0];

    /** As long as an application runs, and short enough to be counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(365 * 50);

    private static final long FOREVER = 2 * LONGEST.toNanos();

    private final int stripe;
    private final long change;
    private final long keptUntil;
    private final long inRedisUntil;
    private final @Nullable Lookup<?> shared;
    private final byte[] bytes;
    private final int weight;

    private NearEntry(
            Ticket ticket, Duration atMost, TimeToLive inRedis, @Nullable Lookup<?> shared, byte[] bytes, int weight) {
        this.stripe = ticket.stripe();
        this.change = ticket.change();
        this.keptUntil = ticket.time() + nanos(atMost);
        this.inRedisUntil =
                ticket.time() + inRedis.duration().map(NearEntry::nanos).orElse(FOREVER);
        this.shared = shared;
        this.bytes = bytes;
        this.weight = weight;
    }

    /** One whose value all callers get. */
    static NearEntry shared(Ticket ticket, Duration atMost, TimeToLive inRedis, Lookup<?> value, int weight) {
        return new NearEntry(ticket, atMost, inRedis, value, NO_BYTES, weight);
    }

    /** One of which each caller gets a value of its own. */
    static NearEntry ofBytes(Ticket ticket, Duration atMost, TimeToLive inRedis, byte[] bytes, int weight) {
        return new NearEntry(ticket, atMost, inRedis, null, bytes, weight);
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

    @Nullable
    Lookup<?> shared() {
        return shared;
    }

    byte[] bytes() {
        return bytes;
    }

    /** How many bytes it counts. */
    int weight() {
        return weight;
    }
}
