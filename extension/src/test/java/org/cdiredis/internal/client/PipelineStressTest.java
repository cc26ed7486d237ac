package org.cdiredis.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.TestConnections;

/** A million calls while connections are killed: no reply is lost, comes twice, or comes to another call. */
final class PipelineStressTest {

    private static final int CALLS = 1_000_000;
    private static final int THREADS = 8;
    private static final int BURST = 200;
    private static final int KEYS = 100;

    /** Calls on a connection that is killed wait for that long. */
    private static final Duration TIMEOUT = Duration.ofMillis(250);

    private static final Duration BETWEEN_KILLS = Duration.ofMillis(500);

    @Test
    void aMillionCalls_withKillsInBetween_getTheirOwnReplies() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (RedisServer server = RedisServer.start();
                TestCaches caches = new TestCaches()) {
            Cache<String, String> cache = caches.cache(TestConnections.to(TestConnections.server(server))
                    .times(Duration.ofSeconds(2), TIMEOUT, Duration.ofSeconds(5))
                    .settings());
            assertThat(cache.put("first", "v")).isTrue();
            List<Future<Caller>> callers = IntStream.range(0, THREADS)
                    .mapToObj(i -> threads.submit(() -> new Caller(cache, i).run()))
                    .toList();
            int kills = 0;
            for (Future<Caller> caller : callers) {
                while (!isDone(caller)) {
                    server.command("CLIENT", "KILL", "TYPE", "normal");
                    kills++;
                }
            }

            assertThat(kills).isGreaterThan(1); // on a fast machine they are done soon
            for (Future<Caller> caller : callers) {
                caller.get().assertCounted();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isDone(Future<Caller> caller) throws InterruptedException, ExecutionException {
        try {
            caller.get(BETWEEN_KILLS.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Has keys of its own, so that it knows what each of them may hold. */
    private static final class Caller {

        private final Cache<String, String> cache;
        private final String name;
        private final Random random;
        private final int[] tried = new int[KEYS];
        private final int[] acknowledged = new int[KEYS];
        private long counted;
        private long perhapsCounted;

        Caller(Cache<String, String> cache, int number) {
            this.cache = cache;
            this.name = "caller" + number;
            this.random = new Random(number);
        }

        private interface Reply {
            void check() throws Exception;
        }

        Caller run() throws Exception {
            for (int done = 0; done < CALLS / THREADS; done += BURST) {
                boolean[] isPut = new boolean[KEYS];
                List<Reply> replies = new ArrayList<>();
                for (int i = 0; i < BURST; i++) {
                    int key = random.nextInt(KEYS);
                    if (i % 20 == 0) {
                        replies.add(increment());
                    } else if (i % 4 == 0 && !isPut[key]) {
                        isPut[key] = true;
                        replies.add(put(key));
                    } else {
                        replies.add(get(key, acknowledged[key]));
                    }
                }
                for (Reply reply : replies) {
                    reply.check();
                }
            }
            return this;
        }

        private Reply increment() {
            CompletableFuture<Long> sum =
                    cache.async().increment(name, 1, Expiry.never()).toCompletableFuture();
            return () -> {
                if (await(sum) == null) {
                    perhapsCounted++;
                } else {
                    counted++;
                }
            };
        }

        private Reply put(int key) {
            int number = ++tried[key];
            CompletableFuture<Boolean> stored =
                    cache.async().put(key(key), key(key) + "=" + number).toCompletableFuture();
            return () -> {
                if (Boolean.TRUE.equals(await(stored))) {
                    acknowledged[key] = number;
                }
            };
        }

        private Reply get(int key, int atLeast) {
            CompletableFuture<String> value = cache.async().get(key(key)).toCompletableFuture();
            return () -> {
                String found = await(value);
                if (found == null) {
                    assertThat(value.isCompletedExceptionally() || atLeast == 0)
                            .as("%s is lost", key(key))
                            .isTrue();
                } else {
                    assertThat(found).startsWith(key(key) + "=");
                    assertThat(Integer.parseInt(found.substring(found.indexOf('=') + 1)))
                            .isBetween(atLeast, tried[key]);
                }
            };
        }

        private String key(int key) {
            return name + "-" + key;
        }

        /** The result; null if its connection was killed. */
        private static <T> @Nullable T await(CompletableFuture<T> call) throws Exception {
            try {
                return call.get(60, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(RedisUnavailableException.class);
                return null;
            }
        }

        void assertCounted() {
            assertThat(cache.increment(name, 0)).isBetween(counted, counted + perhapsCounted);
            assertThat(counted).isGreaterThan(perhapsCounted);
        }
    }
}
