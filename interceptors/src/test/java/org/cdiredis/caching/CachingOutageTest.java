package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.RedisCacheException;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.embedded.RedisServer;

/** What methods do while Redis is down, hangs, or holds what nobody can read. */
final class CachingOutageTest {

    private RedisServer server;
    private CachingContainer container;
    private Shelf shelf;
    private StrictShelf strictShelf;

    @ApplicationScoped
    @CacheDefaults(cacheName = "shelf")
    public static class Shelf {

        private final AtomicInteger calls = new AtomicInteger();

        public record Book(String title, int call) {}

        @CacheResult
        public Book find(String key) {
            return new Book(key, calls.incrementAndGet());
        }

        @CachePut
        public void put(String key, @CacheValue Book book) {}

        @CacheRemove
        public void remove(String key) {}

        @CacheResult(cacheName = "titles", cachedExceptions = IllegalStateException.class)
        public String title(String key) {
            if (key.equals("unknown")) {
                throw new IllegalStateException(key);
            }
            return key;
        }

        @CacheResult(cacheName = "titles", cachedExceptions = IllegalStateException.class)
        public CompletionStage<String> titleLater(String key) {
            return CompletableFuture.completedFuture(key);
        }

        @CacheRemove
        @CacheRemove(cacheName = "titles")
        @CacheRemove(cacheName = "covers")
        public void removeThree(String key) {}

        @CacheRemove
        @CacheRemove(cacheName = "titles")
        @CacheRemove(cacheName = "covers")
        public CompletionStage<String> removeThreeLater(String key) {
            return CompletableFuture.completedFuture(key);
        }

        @CacheRemoveAll
        public void clear() {}
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "strict")
    public static class StrictShelf {
        @CacheResult
        public String find(String key) {
            return key;
        }

        @CacheRemove
        public void remove(String key) {}
    }

    @BeforeEach
    void start() {
        server = RedisServer.start();
        deploy("cdi-redis.deadline=PT5S", "cdi-redis.timeout=PT4S");
    }

    private void deploy(String deadline, String timeout) {
        container = CachingContainer.deploy(
                List.of(
                        "cdi-redis.location=redis://localhost:" + server.port(),
                        deadline,
                        timeout,
                        "cdi-redis.cache.strict.method-errors=fail",
                        "cdi-redis.cache.default.ttl=PT5M"),
                Shelf.class,
                StrictShelf.class);
        shelf = container.get(Shelf.class);
        strictShelf = container.get(StrictShelf.class);
        // Connecting takes its time on a busy machine.
        connect("default");
        connect("strict");
    }

    private void connect(String alias) {
        Cache<String, String> cache =
                container.cache(alias, new TypeLiteral<String>() {}).strict();
        await().ignoreExceptions().atMost(Duration.ofSeconds(60)).until(() -> !cache.contains("anything"));
    }

    @AfterEach
    void close() {
        container.close();
        server.stop();
    }

    @Test
    void redisIsDown_methodsRun() {
        shelf.find("a");
        server.stop();
        assertThat(shelf.find("a")).isEqualTo(new Shelf.Book("a", 2));
        shelf.put("a", new Shelf.Book("a", 0));
        shelf.remove("a");
        shelf.clear();
        assertThat(shelf.find("a")).isEqualTo(new Shelf.Book("a", 3));
    }

    @Test
    void redisHangs_methodsTakeLittleLongerThanAPlainCall() {
        container.close();
        deploy("cdi-redis.deadline=PT1.25S", "cdi-redis.timeout=PT1S");
        Cache<String, Shelf.Book> cache = container.cache(Shelf.Book.class);
        shelf.find("a");
        shelf.title("a");
        server.pause();
        try {
            long plain = millisOf(
                    () -> assertThatThrownBy(() -> cache.strict().get("a")).isInstanceOf(RedisCacheException.class));
            assertThat(millisOf(() -> shelf.find("a"))).isLessThan(plain * 7 / 4);
            assertThat(millisOf(() -> shelf.title("a"))).isLessThan(plain * 7 / 4);
            assertThat(millisOf(() -> assertThatThrownBy(() -> shelf.title("unknown"))
                            .isExactlyInstanceOf(IllegalStateException.class)))
                    .isLessThan(plain * 7 / 4);
            assertThat(millisOf(
                            () -> shelf.titleLater("a").toCompletableFuture().join()))
                    .isLessThan(plain * 7 / 4);
            assertThat(millisOf(() -> shelf.removeThree("a"))).isLessThan(plain * 7 / 4);
            assertThat(millisOf(() ->
                            shelf.removeThreeLater("a").toCompletableFuture().join()))
                    .isLessThan(plain * 7 / 4);
        } finally {
            server.resume();
        }
        assertThat(shelf.find("a").title()).isEqualTo("a");
    }

    private static long millisOf(Runnable call) {
        long start = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    @Test
    void redisIsDown_methodsOfAFailingAliasFail() {
        assertThat(strictShelf.find("a")).isEqualTo("a");
        server.stop();
        assertThatThrownBy(() -> strictShelf.find("a")).isInstanceOf(RedisUnavailableException.class);
        assertThatThrownBy(() -> strictShelf.remove("a")).isInstanceOf(RedisUnavailableException.class);
    }

    @Test
    void entryThatCannotBeDecoded_isAMissAndOverwritten() {
        String key = ":1:" + CacheKeys.within("shelf", "a");
        server.command("SET", key, "no book");
        assertThat(shelf.find("a")).isEqualTo(new Shelf.Book("a", 1));
        assertThat(shelf.find("a")).isEqualTo(new Shelf.Book("a", 1));
        assertThat(server.command("GET", key).getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(10);
    }

    @Test
    void keyOfAnotherType_isBypassed() {
        server.command("RPUSH", ":1:" + CacheKeys.within("shelf", "a"), "a list");
        assertThat(shelf.find("a")).isEqualTo(new Shelf.Book("a", 1));
        assertThat(shelf.find("a")).isEqualTo(new Shelf.Book("a", 2));
    }
}
