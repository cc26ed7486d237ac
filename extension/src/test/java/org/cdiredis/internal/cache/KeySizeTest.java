package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.cdiredis.RedisCacheException;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.codec.SeparatedKeys;
import org.cdiredis.internal.codec.ValueCodec;
import org.cdiredis.internal.config.UndecodablePolicy;
import org.cdiredis.internal.statistics.StatisticsRecorder;

/** Keys of more bytes than Redis takes. */
final class KeySizeTest {

    private static final KeySpace SPACE = new KeySpace("p", 1);

    @SuppressWarnings("unchecked")
    private static CacheCodecs<String, byte[]> codecs(int maxKeySize) {
        ValueCodec<byte[]> values = new ValueCodec<>() {
            @Override
            public byte[] encode(byte @Nullable [] value) {
                throw new UnsupportedOperationException();
            }

            @Override
            public byte[] decode(byte[] bytes) {
                return bytes;
            }

            @Override
            public boolean isOfImmutableValues() {
                return false;
            }
        };
        return new CacheCodecs<>(
                "books",
                (KeyText<String>) KeyText.of(String.class).orElseThrow(),
                new SeparatedKeys(),
                values,
                10,
                maxKeySize,
                new UndecodableEntries("books", UndecodablePolicy.ABSENT, InstantSource.system()),
                new StatisticsRecorder(System::nanoTime));
    }

    @Test
    void key_ofTheLimit_isTaken_aLongerOneIsRefusedBeforeAnythingIsSent() {
        CacheCodecs<String, byte[]> codecs = codecs(10);

        assertThat(codecs.physicalKey(SPACE, "123456")).isEqualTo("p:1:123456");
        assertThat(codecs.physicalKey(SPACE, "12ää")).isEqualTo("p:1:12ää");
        assertThatThrownBy(() -> codecs.physicalKey(SPACE, "1234567"))
                .isInstanceOf(RedisCacheException.class)
                .hasMessage("CDIREDIS00122: Cache \"books\": a key has more than 10 bytes, more than Redis takes");
        assertThatThrownBy(() -> codecs.physicalKey(SPACE, "123ää")).isInstanceOf(RedisCacheException.class);
    }

    @Test
    void limit_isThatOfRedis() {
        assertThat(CacheCodecs.LARGEST_KEY).isEqualTo(512 * 1024 * 1024);
    }
}
