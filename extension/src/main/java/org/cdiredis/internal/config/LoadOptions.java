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
            "How long an entry is served after it has expired, while `getOrLoad` has it loaded anew, once in all JVMs. It stays"
                    + " in Redis that much longer. Zero: not at all.");

    static final Option<StaleRefresh> STALE_REFRESH = Option.constant(
            "stale-refresh",
            StaleRefresh.class,
            StaleRefresh.BACKGROUND,
            "Who loads anew within the stale window. `background`: a thread of the server, so that all readers get the old"
                    + " value at once; the loader finds the class loader and a request context, but no transaction. `caller`: one"
                    + " of the readers, which waits for the new value.");

    static final Option<Duration> LOAD_LEASE = Option.timeout(
            "load-lease",
            "PT10S",
            "How long the right to load for all JVMs outlives a JVM that dies while it loads: then the next one loads. As long as"
                    + " a loader runs, it is renewed. From a millisecond to an hour.");

    static final Option<Duration> LOAD_TIMEOUT = Option.timeout(
            "load-timeout",
            "PT1M",
            "How long a load for all JVMs may take before others no longer wait for it and load, too. From a millisecond to an"
                    + " hour.");

    static final List<Option<?>> ALL = List.of(SINGLE_FLIGHT, STALE_WINDOW, STALE_REFRESH, LOAD_LEASE, LOAD_TIMEOUT);

    private LoadOptions() {}
}
