package org.cdiredis.internal.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Options that say how locks are held. */
final class LockOptions {

    static final Option<Duration> LEASE = new Option<>(
            "lock.lease",
            "ISO-8601 duration",
            "`PT30S`",
            "How long a lock stays with a holder that has died or cannot reach Redis, from a second to a day. A live holder"
                    + " renews it when a third of it has passed.",
            false,
            LockOptions::lease,
            Duration.ofSeconds(30));

    static final Option<OnLostRelease> ON_LOST_RELEASE = Option.constant(
            "lock.on-lost-release",
            OnLostRelease.class,
            OnLostRelease.FAIL,
            "What releasing a lock does that was lost before: `fail` throws a `LockLostException`, `warn` logs a warning.");

    static final List<Option<?>> ALL = List.of(LEASE, ON_LOST_RELEASE);

    private LockOptions() {}

    private static Duration lease(String text) throws InvalidOptionException {
        Duration lease;
        try {
            lease = Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidOptionException("not an ISO-8601 duration. Write PT30S for half a minute, for example");
        }
        if (lease.compareTo(LockSettings.SHORTEST_LEASE) < 0 || lease.compareTo(LockSettings.LONGEST_LEASE) > 0) {
            throw new InvalidOptionException("out of range. Write PT1S to P1D");
        }
        return lease;
    }
}
