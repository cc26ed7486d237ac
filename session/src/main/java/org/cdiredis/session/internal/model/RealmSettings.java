package org.cdiredis.session.internal.model;

import java.time.Duration;
import java.util.Optional;

import org.cdiredis.session.ConcurrencyMode;
import org.cdiredis.session.UnreadablePolicy;

/**
 * How the sessions of an application behave.
 *
 * @param timeout how long a session may be idle; empty for what the deployment says; zero for ever
 * @param mode what becomes of changes at the same time
 * @param exclusiveWait how long a request waits for another node, in the mode {@code exclusive}
 * @param unreadable what an attribute counts as that cannot be read
 * @param maxSessions how many sessions there may be, about, on all nodes together; 0 for any number
 * @param isForAllTypes whether values need not be {@link java.io.Serializable}
 */
public record RealmSettings(
        Optional<Duration> timeout,
        ConcurrencyMode mode,
        Duration exclusiveWait,
        UnreadablePolicy unreadable,
        int maxSessions,
        boolean isForAllTypes) {}
