package org.cdiredis.internal.structures;

import java.time.Duration;
import java.util.function.Function;

import org.redisson.api.RedissonClient;

import org.cdiredis.Expiry;
import org.cdiredis.Structures;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.codec.SeparatedKeys;
import org.cdiredis.internal.codec.ValueCodecs;
import org.cdiredis.internal.config.CompressorKind;
import org.cdiredis.internal.config.SerializerKind;
import org.cdiredis.internal.config.TestSettings;
import org.cdiredis.internal.config.ValueFormat;

/** The structures of a cache "books" of a test. */
final class TestStructures {

    static final Duration TTL = Duration.ofHours(1);

    private TestStructures() {}

    static <V> Structures<String, V> of(Class<V> type, int version, Function<String, RedissonClient> clients) {
        ValueCodecs codecs = new ValueCodecs(TestSettings.components());
        KeySpace space = new KeySpace("books", version);
        SeparatedKeys keys = new SeparatedKeys();
        return new RedissonStructures<>(
                "books",
                name -> keys.encode(space, name),
                codecs.<V>codec(
                        TestSettings.values(SerializerKind.JSON, CompressorKind.NONE, ValueFormat.PLAIN),
                        codecs.canonical(type)),
                Expiry.after(TTL),
                clients);
    }
}
