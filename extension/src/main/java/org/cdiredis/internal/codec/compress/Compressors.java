package org.cdiredis.internal.codec.compress;

import java.util.OptionalInt;

import org.cdiredis.codec.Compressor;
import org.cdiredis.internal.config.CompressorKind;

/** Makes the compressors that come with the library. */
public final class Compressors {

    private Compressors() {}

    /**
     * A compressor.
     *
     * @param kind one that comes with the library, and whose own library is present
     * @param level how hard it tries; empty for its default
     * @return the compressor
     */
    public static Compressor of(CompressorKind kind, OptionalInt level) {
        return switch (kind) {
            case ZLIB -> new Zlib(level.orElse(6));
            case GZIP -> new Gzip(level.orElse(6));
            case LZ4 -> new Lz4(level.orElse(1));
            case ZSTD -> new Zstandard(level.orElse(3));
            case SNAPPY -> new SnappyBlock();
            case LZMA -> new Lzma(level.orElse(4));
            case NONE, OWN -> throw new IllegalArgumentException("kind: " + kind);
        };
    }

    /**
     * Whether bytes begin as a compressor's do, so that it is worth trying.
     *
     * @param kind the compressor
     * @param bytes the bytes
     * @return true if they do; false for compressors that have no sign of their own
     */
    public static boolean looksLike(CompressorKind kind, byte[] bytes) {
        return switch (kind) {
            case ZLIB -> bytes.length > 2 && bytes[0] == 0x78 && (0x7800 | Byte.toUnsignedInt(bytes[1])) % 31 == 0;
            case GZIP -> begins(bytes, 0x1F, 0x8B);
            case LZ4 -> begins(bytes, 0x04, 0x22, 0x4D, 0x18);
            case ZSTD -> begins(bytes, 0x28, 0xB5, 0x2F, 0xFD);
            case LZMA -> begins(bytes, 0xFD, '7', 'z', 'X', 'Z', 0);
            case SNAPPY, NONE, OWN -> false;
        };
    }

    private static boolean begins(byte[] bytes, int... signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if (Byte.toUnsignedInt(bytes[i]) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
