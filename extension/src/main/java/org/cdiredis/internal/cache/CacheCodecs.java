package org.cdiredis.internal.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.cdiredis.ErrorKind;
import org.cdiredis.Lookup;
import org.cdiredis.RedisCacheException;
import org.cdiredis.ValueEncodingException;
import org.cdiredis.codec.KeyCodec;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.codec.UndecodableValueException;
import org.cdiredis.internal.codec.UnencodableValueException;
import org.cdiredis.internal.codec.ValueCodec;
import org.cdiredis.internal.statistics.StatisticsRecorder;

/**
 * Between the keys and values of one cache and what stands in Redis.
 *
 * @param cache the name of the cache, for messages
 * @param keyText the text form of the keys
 * @param keyCodec logical to physical keys
 * @param valueCodec values to bytes
 * @param maxSize how many bytes a value may have, for messages
 * @param maxKeySize how many bytes a physical key may have
 * @param undecodable what happens to entries that cannot be decoded
 * @param statistics counts what was found
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
record CacheCodecs<K, V extends @Nullable Object>(
        String cache,
        KeyText<K> keyText,
        KeyCodec keyCodec,
        ValueCodec<V> valueCodec,
        int maxSize,
        int maxKeySize,
        UndecodableEntries undecodable,
        StatisticsRecorder statistics) {

    /** As much as Redis takes. More than that, and it closes the connection. */
    static final int LARGEST_KEY = 512 << 20;

    private static final int MOST_BYTES_PER_CHAR = 3;

    String physicalKey(KeySpace space, K key) {
        String physicalKey = keyCodec.encode(space, keyText.format().apply(key));
        if (physicalKey.length() > maxKeySize / MOST_BYTES_PER_CHAR
                && physicalKey.getBytes(UTF_8).length > maxKeySize) {
            throw new RedisCacheException(ErrorKind.ENCODING, Messages.MESSAGES.keyTooLarge(cache, maxKeySize), null);
        }
        return physicalKey;
    }

    /** The pattern of the physical keys whose logical ones match a pattern. */
    String pattern(KeySpace space, String pattern) {
        return keyCodec.pattern(space, pattern);
    }

    /** The key of a physical one; empty if it is not one of this cache's. */
    Optional<K> key(KeySpace space, String physicalKey) {
        try {
            return Optional.of(keyText.parse().apply(keyCodec.decode(space, physicalKey)));
        } catch (UnsupportedOperationException e) {
            throw new RedisCacheException(Messages.MESSAGES.keyCodecWithoutDecode(cache), e);
        } catch (RuntimeException e) {
            // Parsers differ in what they throw; all of it means that this is no text of a key of type K.
            return Optional.empty();
        }
    }

    byte[] encode(String physicalKey, @Nullable V value) {
        try {
            return valueCodec.encode(value);
        } catch (UnencodableValueException e) {
            statistics.error(ErrorKind.ENCODING);
            throw new ValueEncodingException(
                    e.isTooLarge()
                            ? Messages.MESSAGES.valueTooLarge(cache, physicalKey, maxSize)
                            : Messages.MESSAGES.valueNotEncodable(cache, physicalKey),
                    e.getCause());
        }
    }

    Lookup<V> decode(String physicalKey, byte @Nullable [] bytes) {
        if (bytes == null) {
            statistics.miss();
            return Lookup.absent();
        }
        try {
            Lookup<V> found = Lookup.found(valueCodec.decode(bytes));
            statistics.hit();
            return found;
        } catch (UndecodableValueException e) {
            statistics.undecodable();
            undecodable.met(physicalKey, String.valueOf(e.getMessage()));
            return Lookup.absent();
        }
    }
}
