package org.cdiredis.internal.codec.compress;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import org.cdiredis.codec.Compressor;

/** The zlib format. */
final class Zlib implements Compressor {

    private final int level;

    Zlib(int level) {
        this.level = level;
    }

    @Override
    public byte[] compress(byte[] bytes) throws IOException {
        Deflater deflater = new Deflater(level);
        try {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2 + 16);
            try (DeflaterOutputStream stream = new DeflaterOutputStream(compressed, deflater, 4096)) {
                stream.write(bytes);
            }
            return compressed.toByteArray();
        } finally {
            deflater.end(); // memory outside of the heap
        }
    }

    @Override
    public byte[] decompress(byte[] bytes, int maximum) throws IOException {
        try (InflaterInputStream stream = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return Bounded.readAll(stream, maximum);
        }
    }
}
