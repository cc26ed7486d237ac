package org.cdiredis.internal.config;

import java.time.Duration;
import java.util.List;

import org.cdiredis.SingleFlight;

/** Options that say how values are loaded. */
final class LoadOptions {

    static final Option<SingleFlight> SINGLE_FLIGHT = Option.constant(
            "single-flight",
            SingleFlight.class,
            SingleFlight.LOCAL,
            "How many callers of `getOrLoad` load one key at once: all that find none, one of each JVM, or one of all JVMs.");

    static final Option<Duration> STALE_WINDOW = Option.duration(
            "stale-window",
            "PT0S",
            "How long an entry is served after it has expired, while one caller of `getOrLoad` loads it anew. It stays in Redis"
                    + " that much longer. Zero: not at all.");

    static final Option<Duration> LOAD_LEASE = Option.timeout(
            "load-lease",
            "PT10S",
            "How long the others wait for one who loads for all JVMs, before the next one loads. From a millisecond to an hour;"
                    + " longer than a load takes.");

    static final List<Option<?>> ALL = List.of(SINGLE_FLIGHT, STALE_WINDOW, LOAD_LEASE);

    private LoadOptions() {}
}
