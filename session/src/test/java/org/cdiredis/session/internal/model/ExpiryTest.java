package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import org.cdiredis.session.internal.expiry.SessionSweeper;
import org.cdiredis.session.internal.store.InMemorySessionStore;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.StoreSettings;

/** The end of sessions whose time is over is told once by all nodes together, whatever goes wrong on one of them. */
final class ExpiryTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration LEASE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-11-27T10:00:00Z");
    private final InMemorySessionStore.Shared shared = new InMemorySessionStore.Shared(() -> now);
    private final List<String> told = new ArrayList<>();
    private Consumer<String> listener = storage -> {};

    private SessionStore store(String node) {
        return new InMemorySessionStore(
                shared, node, new StoreSettings(Duration.ZERO, 1 << 20, Optional.empty(), LEASE, 100));
    }

    private SessionRealm realm(SessionStore store) {
        return TestRealm.over(store)
                .timeout(TIMEOUT)
                .callbacks(new SessionCallbacks() {
                    @Override
                    public void destroyed(LiveSession session, DestroyReason reason) {
                        told.add(session.storageId());
                        listener.accept(session.storageId());
                    }
                })
                .start();
    }

    private SessionRealm node(String name) {
        return realm(store(name));
    }

    private static String created(SessionRealm realm) {
        SessionRequest request = realm.request(null);
        LiveSession session = request.sessionOrNew();
        session.set("user", "ann");
        request.end();
        return session.id();
    }

    private static void create(SessionRealm realm, int count) {
        for (int i = 0; i < count; i++) {
            created(realm);
        }
    }

    @Test
    void listenerThatEndsWithAnError_isToldOnce_andTheOthersAreTold() {
        SessionRealm one = node("one");
        create(one, 3);
        now = now.plus(TIMEOUT);
        listener = storage -> {
            throw new AssertionError("the application's");
        };

        assertThat(one.sweep()).isEqualTo(3);

        now = now.plus(LEASE.multipliedBy(2));
        assertThat(node("two").sweep()).isZero();
        assertThat(told).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void sweepThatEndsWithAnError_isNotTheLast() {
        AtomicInteger sweeps = new AtomicInteger();
        SessionStore broken = TestRealm.intercepted(store("one"), (operation, store) -> {
            if (operation.equals("sweep") && sweeps.incrementAndGet() == 1) {
                throw new StackOverflowError();
            }
            return store.answer();
        });
        try (SessionSweeper sweeper = new SessionSweeper("/shop")) {
            sweeper.sweep(realm(broken), Duration.ofMillis(5));

            await().until(() -> sweeps.get() > 2);
        }
    }
}
