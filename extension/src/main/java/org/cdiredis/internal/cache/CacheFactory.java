package org.cdiredis.internal.cache;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;
import org.cdiredis.codec.KeyCodec;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.codec.SeparatedKeys;
import org.cdiredis.internal.codec.ValueCodec;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.Components;

/** Puts caches together, each once, from its settings and types. Thread-safe. */
public final class CacheFactory {

    private final Components components;

    /**
     * A factory.
     *
     * @param components finds the parts that the application brings
     */
    public CacheFactory(Components components) {
        this.components = components;
    }

    /**
     * A cache.
     *
     * @param settings its settings
     * @param keyText the text form of its keys
     * @param valueCodec the byte form of its values
     * @param commands its way to Redis
     * @param reference how it is found again after it has been serialized
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return the cache
     */
    public <K, V extends @Nullable Object> Cache<K, V> create(
            CacheSettings settings,
            KeyText<K> keyText,
            ValueCodec<V> valueCodec,
            RedisCommands commands,
            CacheReference reference) {
        KeyCodec keyCodec = settings.keys().codec().map(components::get).orElseGet(SeparatedKeys::new);
        CacheCodecs<K, V> codecs = new CacheCodecs<>(settings.alias(), keyText, keyCodec, valueCodec);
        return new WaitingCache<>(
                new RedisAsyncCache<>(codecs, settings.keys().space(), settings.expiry(), commands), reference);
    }
}
