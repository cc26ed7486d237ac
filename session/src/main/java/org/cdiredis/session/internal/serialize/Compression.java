package org.cdiredis.session.internal.serialize;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Which bytes are made fewer, by deflate.
 *
 * @param from from how many bytes on; 0 for none
 */
public record Compression(int from) {

    private static final int BUFFER = 8 * 1024;

    byte[] compress(byte[] bytes) {
        if (from == 0 || bytes.length < from) {
            return bytes;
        }
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] fewer = new byte[bytes.length];
            int length = deflater.deflate(fewer);
            return deflater.finished() ? Arrays.copyOf(fewer, length) : bytes;
        } finally {
            deflater.end();
        }
    }

    /** The bytes of fewer ones, which anybody may have written: not more than so many. */
    byte[] decompress(byte[] fewer, int most) throws UnreadableAttributeException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(fewer);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new UnreadableAttributeException("it is not what the compression makes", null);
                }
                bytes.write(buffer, 0, length);
                if (bytes.size() > most) {
                    throw new UnreadableAttributeException("it has more bytes than max-attribute-size allows", null);
                }
            }
            return bytes.toByteArray();
        } catch (DataFormatException e) {
            throw new UnreadableAttributeException("it is not what the compression makes", e);
        } finally {
            inflater.end();
        }
    }
}
