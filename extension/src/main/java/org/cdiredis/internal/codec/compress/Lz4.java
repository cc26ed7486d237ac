package org.cdiredis.internal.codec.compress;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import net.jpountz.lz4.LZ4FrameOutputStream.FLG;
import net.jpountz.xxhash.XXHashFactory;

import org.cdiredis.codec.Compressor;

/** The frame format of LZ4, which other languages read. The implementations in Java: without native code and memory tricks. */
final class Lz4 implements Compressor {

    private static final int BLOCK_INDICATOR = 5;
    private static final int MINIMAL_HEADER = 7;

    private final LZ4Factory factory = LZ4Factory.safeInstance();
    private final XXHashFactory hashes = XXHashFactory.safeInstance();
    private final LZ4Compressor compressor;

    Lz4(int level) {
        this.compressor = level == 1 ? factory.fastCompressor() : factory.highCompressor(level);
    }

    @Override
    public byte[] compress(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2 + 32);
        try (LZ4FrameOutputStream stream = new LZ4FrameOutputStream(
                compressed,
                BLOCKSIZE.SIZE_64KB,
                -1,
                compressor,
                hashes.hash32(),
                FLG.Bits.BLOCK_INDEPENDENCE,
                FLG.Bits.CONTENT_CHECKSUM)) {
            stream.write(bytes);
        }
        return compressed.toByteArray();
    }

    @Override
    public byte[] decompress(byte[] bytes, int maximum) throws IOException {
        if (bytes.length < MINIMAL_HEADER || blockSize(bytes) > Math.max(maximum, 1 << 16)) {
            throw Bounded.tooLarge(maximum); // the stream allocates a block before it knows that there is one
        }
        try (LZ4FrameInputStream stream =
                new LZ4FrameInputStream(new ByteArrayInputStream(bytes), factory.safeDecompressor(), hashes.hash32())) {
            return Bounded.readAll(stream, maximum);
        }
    }

    private static int blockSize(byte[] bytes) {
        return 1 << (8 + 2 * ((bytes[BLOCK_INDICATOR] >> 4) & 7));
    }
}
