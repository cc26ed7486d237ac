package org.cdiredis.internal.near;

import static org.awaitility.Awaitility.await;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Optional;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.NullPolicy;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.cache.CacheFactory;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.codec.ValueCodecs;
import org.cdiredis.internal.commands.CommandsFactory;
import org.cdiredis.internal.config.BreakerSettings;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.ClearMode;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.EntrySettings;
import org.cdiredis.internal.config.InvalidationKind;
import org.cdiredis.internal.config.KeySettings;
import org.cdiredis.internal.config.NearCacheSettings;
import org.cdiredis.internal.config.TestSettings;
import org.cdiredis.internal.invalidation.InvalidationsFactory;

/** A node of an application, with clients and a near cache of its own. */
final class NearNode implements AutoCloseable {

    static final Duration BOUND = Duration.ofSeconds(1);

    private final Clients clients = new Clients();
    private final ValueCodecs codecs = new ValueCodecs(TestSettings.components());
    private final CacheSettings settings;
    private final CacheFactory factory;

    NearNode(ConnectionSettings connection) {
        this(connection, settings(InvalidationKind.TRACKING), ClearMode.SCAN);
    }

    NearNode(ConnectionSettings connection, NearCacheSettings near, ClearMode clear) {
        CacheSettings base = TestSettings.of("books", new KeySpace("books", 1), Expiry.after(Duration.ofMinutes(5)));
        settings = new CacheSettings(
                base.alias(),
                connection,
                new KeySettings(new KeySpace("books", 1), Optional.empty(), Optional.empty()),
                base.values(),
                new EntrySettings(Expiry.after(Duration.ofMinutes(5)), 0, NullPolicy.STORE, clear, 500),
                base.loads(),
                Optional.of(near),
                base.errors(),
                base.locks());
        factory = new CacheFactory(
                TestSettings.components(),
                clients.timer(),
                clients.background(),
                cache -> InvalidationsFactory.create(cache, clients));
    }

    static NearCacheSettings settings(InvalidationKind invalidation) {
        return settings(new NearCacheSettings.Entries(1_000), invalidation);
    }

    static NearCacheSettings settings(NearCacheSettings.Bound bound, InvalidationKind invalidation) {
        return new NearCacheSettings(bound, Duration.ofMinutes(5), invalidation, BOUND);
    }

    Cache<String, String> cache() {
        return cache(String.class);
    }

    /** A cache that hears of changes. */
    <V> Cache<String, V> cache(Type valueType) {
        Cache<String, String> probe = make(String.class);
        probe.put("probe", "x");
        awaitHit(probe, "probe");
        probe.remove("probe");
        return make(valueType);
    }

    /** A cache that may not hear of changes yet. */
    Cache<String, String> deafCache() {
        return make(String.class);
    }

    @SuppressWarnings("unchecked")
    private <V> Cache<String, V> make(Type valueType) {
        return factory.create(
                settings,
                (KeyText<String>) KeyText.of(String.class).orElseThrow(),
                codecs.codec(settings.values(), codecs.canonical(valueType)),
                CommandsFactory.create("books", settings.connection(), BreakerSettings.OFF, clients),
                TestSettings.NO_LOCKS,
                TestSettings.NO_REFERENCE);
    }

    /** Waits until an entry is kept. */
    static void awaitHit(Cache<String, ?> cache, String key) {
        long before = cache.statistics().nearHits();
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            Object unused = cache.get(key);
            return cache.statistics().nearHits() > before;
        });
    }

    @Override
    public void close() {
        clients.close();
    }
}
