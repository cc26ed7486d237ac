package org.cdiredis.internal.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;

import org.cdiredis.Expiry;

/** Options of what a node keeps of the entries. */
final class NearCacheOptions {

    private static final Duration SHORTEST_BOUND = Duration.ofMillis(20);
    private static final Duration LONGEST_BOUND = Duration.ofMinutes(1);

    static final Option<Integer> MAX_SIZE = new Option<>(
            "near-cache.max-size",
            "integer, 1 or greater",
            "none",
            "How many entries this node keeps in its own memory at most, in front of Redis. Without this and"
                    + " `near-cache.max-bytes` it keeps none.",
            false,
            text -> OptionParsers.integer(text, 1, Integer.MAX_VALUE),
            null);

    static final Option<Integer> MAX_BYTES = new Option<>(
            "near-cache.max-bytes",
            "integer, 1 or greater",
            "none",
            "Instead of `near-cache.max-size`: how many bytes the kept entries have at most, counted as keys and values in Redis"
                    + " and 128 bytes for each.",
            false,
            text -> OptionParsers.integer(text, 1, Integer.MAX_VALUE),
            null);

    static final Option<Duration> TTL = new Option<>(
            "near-cache.ttl",
            "ISO-8601 duration",
            "`PT1M`",
            "How long an entry is kept at most before Redis is asked again; never longer than it lives there.",
            false,
            NearCacheOptions::timeToLive,
            Duration.ofMinutes(1));

    static final Option<InvalidationKind> INVALIDATION = Option.constant(
            "near-cache.invalidation",
            InvalidationKind.class,
            InvalidationKind.TRACKING,
            "Who says that a kept entry has changed. `tracking`: the server, whoever changed it. `channel`: the nodes"
                    + " that write it, over publish and subscribe, where the server cannot.");

    static final Option<Duration> MAX_STALENESS = new Option<>(
            "near-cache.max-staleness",
            "ISO-8601 duration",
            "`PT1S`",
            "How long after a write has returned another node may serve the old value at most, whatever the network does. From"
                    + " `PT0.02S` to `PT1M`.",
            false,
            NearCacheOptions::bound,
            Duration.ofSeconds(1));

    static final List<Option<?>> ALL = List.of(MAX_SIZE, MAX_BYTES, TTL, INVALIDATION, MAX_STALENESS);

    private NearCacheOptions() {}

    private static Duration timeToLive(String text) throws InvalidOptionException {
        Duration duration = OptionParsers.duration(text);
        if (duration.compareTo(Duration.ofMillis(1)) < 0) {
            throw new InvalidOptionException("out of range. Write PT0.001S to " + Expiry.MAXIMUM);
        }
        return duration;
    }

    private static Duration bound(String text) throws InvalidOptionException {
        Duration duration;
        try {
            duration = Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidOptionException("not an ISO-8601 duration. Write PT0.5S for half a second, for example");
        }
        if (duration.compareTo(SHORTEST_BOUND) < 0 || duration.compareTo(LONGEST_BOUND) > 0) {
            throw new InvalidOptionException("out of range. Write PT0.02S to PT1M");
        }
        return duration;
    }
}
