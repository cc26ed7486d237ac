package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.TestApplication;
import org.cdiredis.session.internal.store.InMemorySessionStore;
import org.cdiredis.session.internal.store.RedisSessionStore;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.StoreSettings;
import org.cdiredis.spi.RedisAccess;

/** Nodes whose clocks are ten minutes off: the store's clock decides. */
final class NodeClockTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration OFF = Duration.ofMinutes(10);

    private Instant now = Instant.parse("2026-11-27T10:00:00Z");
    private final InMemorySessionStore.Shared shared = new InMemorySessionStore.Shared(() -> now);

    private static StoreSettings settings() {
        return new StoreSettings(Duration.ZERO, 1 << 20, Optional.empty(), TIMEOUT, 10);
    }

    private SessionRealm realm(String node, InstantSource clock) {
        return realm(new InMemorySessionStore(shared, node, settings()), clock);
    }

    private static SessionRealm realm(SessionStore store, InstantSource clock) {
        return TestRealm.over(store).clock(clock).timeout(TIMEOUT).start();
    }

    private static boolean has(SessionRealm realm, String id) {
        SessionRequest request = realm.request(id);
        try {
            return request.session() != null;
        } finally {
            request.end();
        }
    }

    @Test
    void clocksOfNodes_neitherEndNorProlongASession() {
        SessionRealm ahead = realm("ahead", () -> now.plus(OFF));
        SessionRealm behind = realm("behind", () -> now.minus(OFF));
        SessionRequest request = ahead.request(null);
        LiveSession session = request.sessionOrNew();
        request.commit();
        assertThat(session.created()).isEqualTo(now);
        assertThat(session.lastAccessed()).isEqualTo(now);
        request.end();

        now = now.plus(TIMEOUT.minusSeconds(1));
        assertThat(has(ahead, session.id())).isTrue();
        assertThat(has(behind, session.id())).isTrue();
        assertThat(ahead.sweep()).isZero();

        now = now.plus(TIMEOUT);
        assertThat(has(behind, session.id())).isFalse();
        assertThat(behind.sweep()).isEqualTo(1);
    }

    @Test
    void clocksOfNodes_sayNothing_whereRedisHasOne() {
        try (RedisServer redis = RedisServer.start();
                TestApplication application = TestApplication.of(redis);
                RedisAccess access = RedisAccess.standalone(application.loader())) {
            SessionRealm ahead = realm(
                    new RedisSessionStore(() -> access.scripts("default"), "clock:", "ahead", settings()),
                    () -> Instant.now().plus(OFF));
            SessionRealm behind = realm(
                    new RedisSessionStore(() -> access.scripts("default"), "clock:", "behind", settings()),
                    () -> Instant.now().minus(OFF));
            SessionRequest request = ahead.request(null);
            LiveSession session = request.sessionOrNew();
            request.commit();
            request.end();

            assertThat(Duration.between(session.created(), Instant.now()).abs()).isLessThan(TIMEOUT);
            assertThat(has(ahead, session.id())).isTrue();
            assertThat(has(behind, session.id())).isTrue();
            assertThat(ahead.sweep() + behind.sweep()).isZero();

            SessionRequest change = behind.request(session.id());
            change.sessionOrNew().timeout(Duration.ofMillis(50));
            change.end();
            Awaitility.await().until(() -> !has(ahead, session.id()));
            Awaitility.await().until(() -> behind.sweep() == 1);
        }
    }
}
