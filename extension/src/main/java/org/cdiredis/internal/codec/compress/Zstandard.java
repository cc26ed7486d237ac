package org.cdiredis.internal.codec.compress;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;

import org.cdiredis.codec.Compressor;

/** The format of Zstandard. */
final class Zstandard implements Compressor {

    private static final int SMALLEST_WINDOW_LOG = 17;

    private final int level;

    Zstandard(int level) {
        this.level = level;
    }

    @Override
    public byte[] compress(byte[] bytes) throws IOException {
        try {
            return Zstd.compress(bytes, level);
        } catch (ZstdException e) {
            throw new IOException(e);
        }
    }

    @Override
    public byte[] decompress(byte[] bytes, int maximum) throws IOException {
        try (ZstdInputStreamNoFinalizer stream = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(bytes))) {
            // The window is memory that a frame asks for; none that was written within the limit needs more.
            stream.setLongMax(Math.max(SMALLEST_WINDOW_LOG, 32 - Integer.numberOfLeadingZeros(maximum - 1)));
            return Bounded.readAll(stream, maximum);
        }
    }
}
