package org.cdiredis.session.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.TestApplication;
import org.cdiredis.spi.RedisAccess;

/** The contract on one server. */
final class RedisSessionStoreTest extends RedisStoreContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private static final RedisServer REDIS = RedisServer.start();

    @RegisterExtension
    static final ConnectedRedis CONNECTED = new ConnectedRedis(REDIS, TestApplication.of(REDIS));

    @Override
    RedisAccess access() {
        return CONNECTED.access();
    }

    private static Duration left(SessionId id, String kind) {
        return Duration.ofMillis(Long.parseLong(REDIS.command("PTTL", key(id, kind))));
    }

    private static String key(SessionId id, String kind) {
        return key("*" + kind + ":" + id.storage());
    }

    private static String key(String pattern) {
        return REDIS.command("KEYS", pattern).lines().findFirst().orElseThrow();
    }

    private static void makeLastAccess(SessionId id, Instant time) {
        REDIS.command("HSET", key(id, "s"), "\1a", Long.toString(time.toEpochMilli()));
    }

    @Test
    void keys_liveAnHourLongerThanTheirSession() {
        SessionStore store = store(new StoreSettings(Duration.ZERO, 1000, Optional.empty(), LONG, 10));
        SessionId id = created(store, LONG);
        assertThat(left(id, "s")).isCloseTo(LONG.plus(HOUR), MINUTE);

        on(store.commit(id.storage(), sets(Map.of(AttributeName.of("large"), "x".repeat(2000))), TIME));
        assertThat(left(id, "l")).isCloseTo(LONG.plus(HOUR), MINUTE);
        on(store.commit(id.storage(), timeout(Duration.ofDays(1)), TIME));
        assertThat(left(id, "s")).isCloseTo(Duration.ofDays(1).plus(HOUR), MINUTE);
        assertThat(left(id, "l")).isCloseTo(Duration.ofDays(1).plus(HOUR), MINUTE);
        on(store.commit(id.storage(), timeout(Duration.ZERO), TIME));
        assertThat(left(id, "s")).isNegative();
    }

    @Test
    void open_tenMinutesLater_keepsTheKeysForLonger() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        REDIS.command("PEXPIRE", key(id, "s"), "1000000");
        makeLastAccess(id, Instant.now().minus(TEN_MINUTES));

        on(store.open(id, SessionStore.UNKNOWN, true, TIME));
        assertThat(left(id, "s")).isCloseTo(LONG.plus(HOUR), MINUTE);
    }

    @Test
    void open_withTouchInterval_keepsTheKeysEachTime() {
        SessionStore store = store(new StoreSettings(HOUR, 1000, Optional.empty(), LONG, 10));
        SessionId id = created(store, LONG);
        assertThat(left(id, "s")).isCloseTo(LONG.plus(HOUR).plus(HOUR), MINUTE);
        REDIS.command("PEXPIRE", key(id, "s"), "1000000");
        makeLastAccess(id, Instant.now().minus(HOUR));

        on(store.open(id, SessionStore.UNKNOWN, true, TIME));
        assertThat(left(id, "s")).isCloseTo(LONG.plus(HOUR).plus(HOUR), MINUTE);
    }

    @Test
    void claimedSession_isKeptForAnHourLongerThanItsClaim() {
        SessionStore store = store(new StoreSettings(Duration.ZERO, 1000, Optional.empty(), HOUR, 10));
        SessionId id = created(store, SHORT);
        on(store.commit(id.storage(), sets(Map.of(AttributeName.of("large"), "x".repeat(2000))), TIME));
        pass(SHORT.plusMillis(10));

        Claim claim = on(store.sweep(0, true)).claim().orElseThrow();
        assertThat(left(id, "s")).isCloseTo(HOUR.plus(HOUR), MINUTE);
        assertThat(left(id, "l")).isCloseTo(HOUR.plus(HOUR), MINUTE);

        REDIS.command("PEXPIRE", key(id, "s"), "1000000");
        REDIS.command("PEXPIRE", key(id, "l"), "1000000");
        assertThat(on(store.renew(id.storage(), claim))).isTrue();
        assertThat(left(id, "s")).isCloseTo(HOUR.plus(HOUR), MINUTE);
        assertThat(left(id, "l")).isCloseTo(HOUR.plus(HOUR), MINUTE);
    }

    @Test
    void sessionThatRedisHasDropped_isNoneOfItsPrincipalAnyMore() {
        SessionStore store = store();
        SessionId dropped = created(store, LONG);
        SessionId other = created(store, LONG);
        on(store.commit(dropped.storage(), principal("ann"), TIME));
        on(store.commit(other.storage(), principal("ann"), TIME));
        String sessions = key("*u:ann");
        REDIS.command("DEL", key(dropped, "s"));

        assertThat(on(store.ofPrincipal(0, "ann"))).containsExactly(other.storage());
        assertThat(REDIS.command("SMEMBERS", sessions)).isEqualTo(other.storage());
    }
}
