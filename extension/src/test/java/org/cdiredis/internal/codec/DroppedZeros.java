package org.cdiredis.internal.codec;

import java.io.IOException;
import java.util.Arrays;

import org.cdiredis.codec.Compressor;

/** A compressor of an application: counts bytes that are all the same. */
public final class DroppedZeros implements Compressor {

    private static final byte SIGN = (byte) 0xFE;

    @Override
    public byte[] compress(byte[] bytes) {
        for (byte one : bytes) {
            if (one != bytes[0]) {
                return bytes;
            }
        }
        return new byte[] {SIGN, bytes[0], (byte) (bytes.length >> 8), (byte) bytes.length};
    }

    @Override
    public byte[] decompress(byte[] bytes, int maximum) throws IOException {
        if (bytes.length != 4 || bytes[0] != SIGN) {
            throw new IOException("not mine");
        }
        byte[] all = new byte[(Byte.toUnsignedInt(bytes[2]) << 8) | Byte.toUnsignedInt(bytes[3])];
        Arrays.fill(all, bytes[1]);
        return all;
    }
}
