package org.cdiredis.session.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The contract in the heap, with a clock that the test moves. */
final class InMemorySessionStoreTest extends SessionStoreContract {

    private Instant now = Instant.parse("2026-11-27T10:00:00Z");
    private final InMemorySessionStore.Shared shared = new InMemorySessionStore.Shared(() -> now);

    @Override
    SessionStore store(StoreSettings settings) {
        return new InMemorySessionStore(shared, UUID.randomUUID().toString(), settings);
    }

    @Override
    void pass(Duration time) {
        now = now.plus(time);
    }
}
