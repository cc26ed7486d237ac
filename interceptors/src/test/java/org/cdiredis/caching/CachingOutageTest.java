package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
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
    void deploy() {
        server = RedisServer.start();
        container = CachingContainer.deploy(
                List.of(
                        "cdi-redis.location=redis://localhost:" + server.port(),
                        "cdi-redis.deadline=PT5S",
                        "cdi-redis.timeout=PT4S",
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
    void redisHangs_methodsRunWithinTheDeadline() {
        shelf.find("a");
        server.pause();
        try {
            long start = System.nanoTime();
            assertThat(shelf.find("a")).isEqualTo(new Shelf.Book("a", 2));
            // A deadline of five seconds, and what a busy machine takes.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        } finally {
            server.resume();
        }
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
