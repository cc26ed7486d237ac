package org.cdiredis.internal.cache;

import static org.cdiredis.internal.cache.ContractCaches.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import org.cdiredis.Expiry;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.commands.ForwardedCommands;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.RedissonCommands;
import org.cdiredis.internal.commands.SetCondition;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.InvalidationKind;
import org.cdiredis.internal.config.NearCacheSettings;
import org.cdiredis.internal.config.TestSettings;
import org.cdiredis.internal.invalidation.InvalidationsFactory;
import org.cdiredis.internal.near.InvalidationListener;
import org.cdiredis.internal.near.Invalidations;
import org.cdiredis.internal.near.TrackedKeys;

/**
 * The contract over caches that keep entries near, each with a near cache of its own. A call returns once all have heard of what
 * it has changed: without that, a cache may give what another one has just replaced.
 */
final class NearCacheContractTest extends CacheContract {

    private static final NearCacheSettings NEAR = new NearCacheSettings(
            new NearCacheSettings.Entries(100),
            Duration.ofMinutes(1),
            InvalidationKind.TRACKING,
            Duration.ofMinutes(1));
    private static final String MARKER = "marker:";

    /** Hears of all keys, for all caches. */
    private static final class Hearing implements InvalidationListener {

        private final List<InvalidationListener> caches = new CopyOnWriteArrayList<>();
        private final Map<String, CompletableFuture<@Nullable Void>> markers = new ConcurrentHashMap<>();
        private final CompletableFuture<@Nullable Void> begun = new CompletableFuture<>();
        private volatile long until;

        @Override
        public void upToDate(long later) {
            until = later;
            caches.forEach(cache -> cache.upToDate(later));
            begun.complete(null);
        }

        @Override
        public void changed(String key) {
            caches.forEach(cache -> cache.changed(key));
            CompletableFuture<@Nullable Void> marker = markers.remove(key);
            if (marker != null) {
                marker.completeAsync(() -> null);
            }
        }

        @Override
        public void allChanged() {
            caches.forEach(InvalidationListener::allChanged);
        }

        @Override
        public void lost() {
            caches.forEach(InvalidationListener::lost);
        }
    }

    private static final AtomicLong COUNT = new AtomicLong();
    private static final Hearing HEARING = new Hearing();
    private static RedisServer server;
    private static Clients clients;
    private static Client client;

    @BeforeAll
    static void start() {
        server = RedisServer.builder().start();
        clients = new Clients();
        client = clients.of("shared", TestSettings.connection(server.port()));
        await(new RedissonCommands("shared", client).exists("k"));
        CacheSettings base = TestSettings.of("shared", new KeySpace("", 1), Expiry.never());
        CacheSettings all = TestSettings.with(base, TestSettings.connection(server.port()));
        InvalidationsFactory.create(TestSettings.near(all, NEAR), clients).start(HEARING);
        HEARING.begun.join();
    }

    @AfterAll
    static void stop() {
        clients.close();
        server.stop();
    }

    @BeforeEach
    void flush() {
        client.redisson().getKeys().flushdb();
        await(heard());
    }

    @AfterEach
    void forget() {
        HEARING.caches.clear();
    }

    /** Completes once all changes before have been told. */
    private static CompletionStage<@Nullable Void> heard() {
        String marker = MARKER + COUNT.incrementAndGet();
        CompletableFuture<@Nullable Void> heard = new CompletableFuture<>();
        HEARING.markers.put(marker, heard);
        return new RedissonCommands("test", client)
                .set(marker, new byte[1], Duration.ofMillis(1), SetCondition.ALWAYS)
                .thenCompose(stored -> heard);
    }

    /** Commands that return once all have heard of what they have changed. */
    private static final class HeardCommands extends ForwardedCommands {

        private final RedisCommands commands;

        HeardCommands(RedisCommands commands) {
            this.commands = commands;
        }

        @Override
        protected <T extends @Nullable Object> CompletionStage<T> forward(
                Function<RedisCommands, CompletionStage<T>> call) {
            CompletionStage<T> result = call.apply(commands);
            return result.handle((value, failure) -> heard().thenCompose(heard -> result))
                    .thenCompose(Function.identity());
        }

        /** Really together, so that they are done in order. */
        @Override
        public <T extends @Nullable Object> CompletionStage<T> together(
                Function<RedisCommands, CompletionStage<T>> calls) {
            return forward(all -> all.together(calls));
        }

        @Override
        public KeyPages scan(String pattern, int pageSize) {
            return commands.scan(pattern, pageSize);
        }

        @Override
        public org.redisson.api.RedissonClient redisson(String key) {
            return commands.redisson(key);
        }
    }

    /** Tells a cache of its keys among all. */
    private record Told(TrackedKeys keys) implements Invalidations {

        @Override
        public void start(InvalidationListener cache) {
            HEARING.caches.add(new InvalidationListener() {
                @Override
                public void upToDate(long until) {
                    cache.upToDate(until);
                }

                @Override
                public void changed(String key) {
                    keys.changed(key, cache);
                }

                @Override
                public void allChanged() {
                    cache.allChanged();
                }

                @Override
                public void lost() {
                    cache.lost();
                }
            });
            cache.upToDate(HEARING.until);
        }

        @Override
        public CompletionStage<@Nullable Void> written(Collection<String> physicalKeys) {
            return CompletableFuture.completedFuture(null);
        }
    }

    @Override
    Store store() {
        return new StoreInRedis() {
            @Override
            public RedisCommands commands(String cache) {
                return new HeardCommands(new RedissonCommands(cache, client));
            }

            @Override
            public CacheSettings keepingNear(CacheSettings settings) {
                return TestSettings.near(settings, NEAR);
            }

            @Override
            public Invalidations invalidations(CacheSettings settings) {
                return new Told(TrackedKeys.of(settings));
            }

            @Override
            public void putOtherType(String physicalKey) {
                client.redisson().getList(physicalKey).add("element");
                await(heard());
            }
        };
    }
}
