package org.cdiredis.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.embedded.RedisReplication;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.ConnectionOptionsDefaults;
import org.cdiredis.internal.config.Credentials;
import org.cdiredis.internal.config.Secret;

/** Real faults: what they are called, that nothing hangs and nothing is half done, and that all is well afterwards. */
final class FaultTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** Redisson waits that long for the answer on a connection that is gone. */
    private static final Duration SHORT = Duration.ofMillis(500);

    /** What a busy machine may add. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final ErrorCaches caches = new ErrorCaches();

    @AfterEach
    void close() {
        caches.close();
    }

    @Test
    @Contract(159)
    void outOfMemory_isIgnoredOnlyIfListed() {
        try (RedisServer server = RedisServer.start()) {
            server.command("CONFIG", "SET", "maxmemory", "1");
            server.command("CONFIG", "SET", "maxmemory-policy", "noeviction");

            assertIgnoredOnlyIfListed(
                    server.port(), Credentials.NONE, ErrorKind.OUT_OF_MEMORY, "command not allowed when used memory");

            assertThat(server.command("DBSIZE")).isEqualTo("0");
        }
    }

    @Test
    @Contract(159)
    void readOnlyReplica_isIgnoredOnlyIfListed() {
        try (RedisReplication replication = RedisReplication.start(1)) {
            assertIgnoredOnlyIfListed(
                    replication.replicas().get(0).port(), Credentials.NONE, ErrorKind.READ_ONLY, "READONLY ");
        }
    }

    @Test
    @Contract(159)
    void wrongPassword_isIgnoredOnlyIfListed() {
        try (RedisServer server = RedisServer.builder().password("right").start()) {
            assertIgnoredOnlyIfListed(
                    server.port(),
                    new Credentials(Optional.empty(), Optional.of(new Secret("wrong"))),
                    ErrorKind.AUTHENTICATION,
                    "refuses the user name or password");
        }
    }

    @Test
    @Contract(159)
    void revokedRight_isIgnoredOnlyIfListed() {
        try (RedisServer server = RedisServer.start()) {
            server.command("ACL", "SETUSER", "ann", "on", ">pw", "~*", "+@all");
            Credentials ann = new Credentials(Optional.of("ann"), Optional.of(new Secret("pw")));
            Cache<String, String> cache = caches.cache(
                    ErrorCaches.connection(server.port(), ann, TIMEOUT, TIMEOUT),
                    ErrorCaches.throwing(ErrorCaches.OFF));
            assertThat(cache.put("k", "v")).isTrue();

            server.command("ACL", "SETUSER", "ann", "-@write");

            assertIgnoredOnlyIfListed(server.port(), ann, ErrorKind.PERMISSION, "NOPERM ");
            assertThat(cache.get("k")).isEqualTo("v");
        }
    }

    private void assertIgnoredOnlyIfListed(int port, Credentials credentials, ErrorKind kind, String words) {
        Cache<String, String> byDefault = caches.cache(
                ErrorCaches.connection(port, credentials, TIMEOUT, TIMEOUT),
                ErrorCaches.ignoring(ErrorCaches.DEFAULT, ErrorCaches.OFF));
        assertThatThrownBy(() -> byDefault.put("other", "v"))
                .isInstanceOfSatisfying(
                        RedisCacheException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(words);
        assertThat(byDefault.statistics().errors(kind)).isOne();

        Cache<String, String> listed = caches.cache(
                ErrorCaches.connection(port, credentials, TIMEOUT, TIMEOUT),
                ErrorCaches.ignoring(EnumSet.of(kind), ErrorCaches.OFF));
        assertThat(listed.put("other", "v")).isFalse();
        assertThat(listed.statistics().puts()).isZero();
    }

    @Test
    void busyServer_isAServerErrorAndNoLongerOneAfterwards() {
        try (RedisServer server = RedisServer.start()) {
            Cache<String, String> cache = throwing(server.port(), TIMEOUT);
            cache.put("k", "v");
            server.command("CONFIG", "SET", "lua-time-limit", "1");
            CompletableFuture<String> script = CompletableFuture.supplyAsync(
                    () -> server.command("EVAL", "while true do end", "0"), task -> new Thread(task).start());
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(
                                    catchThrowableOfType(RedisCacheException.class, () -> cache.get("k"))
                                            .kind())
                            .isEqualTo(ErrorKind.SERVER));

            server.command("SCRIPT", "KILL");

            assertThat(script).failsWithin(Duration.ofSeconds(20));
            assertThat(cache.get("k")).isEqualTo("v");
        }
    }

    @Test
    void connectionThatIsCutWithinAReply_failsInTimeAndIsReplaced() throws Exception {
        try (RedisServer server = RedisServer.start();
                CuttingProxy proxy = new CuttingProxy(server.port())) {
            Cache<String, String> cache = throwing(proxy.port(), SHORT);
            String value = "v".repeat(10_000);
            cache.put("k", value);

            for (int i = 0; i < 5; i++) {
                proxy.cutRepliesAfter(5_000);
                assertFailsInTime(() -> cache.get("k"));
                proxy.heal();
                assertThat(cache.get("k")).isEqualTo(value);
            }
        }
    }

    @Test
    void connectionThatIsCutBeforeAWrite_leavesTheOldValue() throws Exception {
        try (RedisServer server = RedisServer.start();
                CuttingProxy proxy = new CuttingProxy(server.port())) {
            Cache<String, String> cache = throwing(proxy.port(), SHORT);
            cache.put("k", "old");

            proxy.cutBefore("PSETEX");
            assertFailsInTime(() -> cache.put("k", "new"));
            proxy.heal();

            assertThat(cache.get("k")).isEqualTo("old");
            assertThat(cache.timeToLive("k").duration()).isPresent();
        }
    }

    @Test
    @Contract(99)
    void failureBetweenTwoCommandsOfClear_isThrownAndClearCanBeRepeated() throws Exception {
        try (RedisServer server = RedisServer.start();
                CuttingProxy proxy = new CuttingProxy(server.port())) {
            Cache<String, String> cache = throwing(proxy.port(), SHORT);
            for (int i = 0; i < 20; i++) {
                cache.put("k" + i, "v");
            }

            proxy.cutBefore("UNLINK");
            assertFailsInTime(cache::clear);
            assertThat(cache.keys()).hasSize(20);
            proxy.heal();

            assertThat(cache.clear()).isEqualTo(20);
        }
    }

    @Test
    @Contract(99)
    void failureWhileKeysAreIterated_endsTheStreamIfIgnored() throws Exception {
        try (RedisServer server = RedisServer.start();
                CuttingProxy proxy = new CuttingProxy(server.port())) {
            Cache<String, String> cache = caches.cache(
                    ErrorCaches.connection(proxy.port(), SHORT),
                    ErrorCaches.ignoring(ErrorCaches.DEFAULT, ErrorCaches.OFF));
            server.command("EVAL", "for i = 1, 3000 do redis.call('SET', ':1:k' .. i, '\"v\"') end", "0");
            assertThat(cache.get("k1")).isEqualTo("v");
            List<String> seen = new ArrayList<>();

            cache.keys().forEach(key -> {
                proxy.cutBefore("SCAN");
                seen.add(key);
            });
            assertThat(seen).isNotEmpty().hasSizeLessThan(3_000);

            assertThatThrownBy(() -> cache.strict().keys().toList()).isInstanceOf(RedisUnavailableException.class);
            assertThat(cache.statistics().ignoredErrors()).isOne();
        }
    }

    @Test
    void faults_leaveNoThreadsOrConnectionsBehind() throws Exception {
        try (RedisServer server = RedisServer.start();
                CuttingProxy proxy = new CuttingProxy(server.port())) {
            Cache<String, String> cache = throwing(proxy.port(), SHORT);
            Consumer<Integer> outages = times -> {
                for (int i = 0; i < times; i++) {
                    proxy.cutRepliesAfter(1);
                    for (int call = 0; call < 8; call++) {
                        cache.async().get("k");
                    }
                    assertFailsInTime(() -> cache.get("k"));
                    proxy.heal();
                    await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> cache.put("k", "v"));
                }
            };
            outages.accept(3);
            // As many as one client ever has: two for its tasks, two of Netty, and a timer.
            int threads = Math.max(redissonThreads(), 5);

            outages.accept(10);

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(redissonThreads()).isLessThanOrEqualTo(threads);
                assertThat(server.command("CLIENT", "LIST").lines().count()).isLessThanOrEqualTo(1 + 4);
            });
        }
    }

    /** Those of Redisson, which this test's own do not disturb. */
    private static int redissonThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("redisson"))
                .count();
    }

    @Test
    @Contract({163, 164})
    void call_onAPausedServer_takesTheTimeoutAndNoMore() {
        try (RedisServer server = RedisServer.start()) {
            Duration timeout = Duration.ofMillis(200);
            Cache<String, String> cache = throwing(server.port(), timeout);
            cache.put("k", "v");
            server.pause();
            List<Duration> calls = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                calls.add(elapsed(() -> cache.get("k")));
            }
            server.resume();

            assertThat(calls)
                    .allSatisfy(time -> assertThat(time).isBetween(timeout.minusMillis(50), timeout.plus(SLACK)));
            // One of them had the machine for itself.
            assertThat(calls.stream().min(Duration::compareTo).orElseThrow()).isLessThan(Duration.ofMillis(500));
            assertThat(cache.get("k")).isEqualTo("v");
        }
    }

    @Test
    @Contract(164)
    void call_withDefaults_takesTheDeadlineAtMost() {
        try (RedisServer server = RedisServer.start()) {
            Cache<String, String> cache =
                    caches.cache(ConnectionOptionsDefaults.at(server.port()), ErrorCaches.throwing(ErrorCaches.OFF));
            server.pause();

            // The first connects, too, and the last find all connections taken.
            Instant start = Instant.now();
            List<CompletableFuture<?>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(cache.async().get("k").toCompletableFuture());
            }
            Duration bound = ConnectionOptionsDefaults.deadline().plus(SLACK);
            for (CompletableFuture<?> call : calls) {
                assertThat(call).failsWithin(bound);
            }

            assertThat(Duration.between(start, Instant.now())).isLessThan(bound);
            server.resume();
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> cache.put("k", "v"));
        }
    }

    private Cache<String, String> throwing(int port, Duration timeout) {
        return caches.cache(ErrorCaches.connection(port, timeout), ErrorCaches.throwing(ErrorCaches.OFF));
    }

    private static void assertFailsInTime(Runnable call) {
        assertThat(elapsed(call)).isLessThan(SHORT.plus(SLACK));
    }

    private static Duration elapsed(Runnable call) {
        Instant start = Instant.now();
        assertThatThrownBy(call::run).isInstanceOf(RedisUnavailableException.class);
        return Duration.between(start, Instant.now());
    }
}
