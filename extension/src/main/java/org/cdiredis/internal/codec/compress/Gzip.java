package org.cdiredis.internal.codec.compress;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.cdiredis.codec.Compressor;

/** The gzip format, without a time, so that the same bytes give the same. */
final class Gzip implements Compressor {

    private final int level;

    Gzip(int level) {
        this.level = level;
    }

    @Override
    public byte[] compress(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2 + 32);
        try (LevelledStream stream = new LevelledStream(compressed, level)) {
            stream.write(bytes);
        }
        return compressed.toByteArray();
    }

    @Override
    public byte[] decompress(byte[] bytes, int maximum) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes), 4096)) {
            return Bounded.readAll(stream, maximum);
        }
    }

    /** The level can be set by subclasses only. */
    private static final class LevelledStream extends GZIPOutputStream {

        LevelledStream(OutputStream out, int level) throws IOException {
            super(out, 4096);
            def.setLevel(level);
        }
    }
}
