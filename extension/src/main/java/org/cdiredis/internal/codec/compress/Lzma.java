package org.cdiredis.internal.codec.compress;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

import org.cdiredis.codec.Compressor;

/** LZMA2 in the xz format. */
final class Lzma implements Compressor {

    private final int level;

    Lzma(int level) {
        this.level = level;
    }

    @Override
    public byte[] compress(byte[] bytes) throws IOException {
        LZMA2Options options = new LZMA2Options(level);
        // The encoder allocates some times the dictionary, which needs to be no larger than what there is.
        int needed = Math.max(LZMA2Options.DICT_SIZE_MIN, bytes.length);
        options.setDictSize(Math.min(options.getDictSize(), needed));
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2 + 64);
        try (XZOutputStream stream = new XZOutputStream(compressed, options)) {
            stream.write(bytes);
        }
        return compressed.toByteArray();
    }

    @Override
    public byte[] decompress(byte[] bytes, int maximum) throws IOException {
        int memoryInKibibytes = maximum / 1024 + 1024;
        try (XZInputStream stream = new XZInputStream(new ByteArrayInputStream(bytes), memoryInKibibytes)) {
            return Bounded.readAll(stream, maximum);
        }
    }
}
