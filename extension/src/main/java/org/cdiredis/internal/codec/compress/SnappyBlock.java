package org.cdiredis.internal.codec.compress;

import java.io.IOException;

import org.xerial.snappy.Snappy;

import org.cdiredis.codec.Compressor;

/** The raw format of Snappy. */
final class SnappyBlock implements Compressor {

    private static final int HIGHEST_RATIO = 64;

    @Override
    public byte[] compress(byte[] bytes) throws IOException {
        return Snappy.compress(bytes);
    }

    @Override
    public byte[] decompress(byte[] bytes, int maximum) throws IOException {
        int size = Snappy.uncompressedLength(bytes);
        // Three bytes copy 64 at most, so the promise of a size can be checked before it is believed.
        if (size < 0 || size > maximum || size / HIGHEST_RATIO > bytes.length) {
            throw Bounded.tooLarge(maximum);
        }
        return Snappy.uncompress(bytes);
    }
}
