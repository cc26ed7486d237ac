package org.cdiredis.internal.cache;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.codec.ValueCodec;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.config.CacheSettings;

/** Puts a cache together, once, from its settings and types. */
public final class CacheFactory {

    private CacheFactory() {}

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
    public static <K, V extends @Nullable Object> Cache<K, V> create(
            CacheSettings settings,
            KeyText<K> keyText,
            ValueCodec<V> valueCodec,
            RedisCommands commands,
            CacheReference reference) {
        CacheCodecs<K, V> codecs = new CacheCodecs<>(settings.alias(), keyText, settings.keyCodec(), valueCodec);
        return new WaitingCache<>(
                new RedisAsyncCache<>(codecs, settings.keySpace(), settings.expiry(), commands), reference);
    }
}
