package org.cdiredis.internal.structures;

import java.time.Duration;
import java.util.function.Function;

import org.redisson.api.RedissonClient;

import org.cdiredis.Expiry;
import org.cdiredis.Structures;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.codec.JsonCodecs;
import org.cdiredis.internal.codec.SeparatedKeys;

/** The structures of a cache "books" of a test. */
final class TestStructures {

    static final Duration TTL = Duration.ofHours(1);

    private TestStructures() {}

    static <V> Structures<String, V> of(Class<V> type, int version, Function<String, RedissonClient> clients) {
        JsonCodecs codecs = new JsonCodecs();
        KeySpace space = new KeySpace("books", version);
        SeparatedKeys keys = new SeparatedKeys();
        return new RedissonStructures<>(
                "books",
                name -> keys.encode(space, name),
                codecs.<V>codec(codecs.canonical(type)),
                Expiry.after(TTL),
                clients);
    }
}
