package org.cdiredis.internal.codec.compress;

import java.io.IOException;
import java.io.InputStream;

/** Reads what a stream gives, up to a limit. */
final class Bounded {

    private Bounded() {}

    /** All bytes of a stream, which is not read any further when there are too many. */
    static byte[] readAll(InputStream stream, int maximum) throws IOException {
        byte[] bytes = stream.readNBytes(maximum);
        if (bytes.length == maximum && stream.read() >= 0) {
            throw tooLarge(maximum);
        }
        return bytes;
    }

    static IOException tooLarge(int maximum) {
        return new IOException("more than " + maximum + " bytes when decompressed");
    }
}
