package org.cdiredis.internal.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What stands before the bytes of a tagged value: a byte that begins neither UTF-8 nor any of the built-in formats, the version
 * of the header, the ids of serializer and compressor, and a checksum, CRC-32C, of the format's name, these four bytes, and
 * what follows the header.
 *
 * @param serializer the id of the serializer
 * @param compressor the id of the compressor
 * @param checksum the checksum
 */
record Header(int serializer, int compressor, int checksum) {

    static final int LENGTH = 8;

    private static final byte MAGIC = (byte) 0xFF;
    private static final byte VERSION = 1;
    private static final int CHECKED = 4;

    /** The header of a value; empty if it has none. */
    static Optional<Header> of(byte[] value) {
        if (value.length < LENGTH || value[0] != MAGIC || value[1] != VERSION) {
            return Optional.empty();
        }
        return Optional.of(new Header(value[2], value[3], ByteBuffer.wrap(value).getInt(CHECKED)));
    }

    /** A value with its header. */
    static byte[] tag(int serializer, int compressor, byte[] format, byte[] payload) {
        byte[] value = new byte[LENGTH + payload.length];
        value[0] = MAGIC;
        value[1] = VERSION;
        value[2] = (byte) serializer;
        value[3] = (byte) compressor;
        System.arraycopy(payload, 0, value, LENGTH, payload.length);
        ByteBuffer.wrap(value).putInt(CHECKED, checksum(value, format));
        return value;
    }

    static byte[] payload(byte[] value) {
        return Arrays.copyOfRange(value, LENGTH, value.length);
    }

    /** Whether a value with this header is whole, and of a format. */
    boolean fits(byte[] value, byte[] format) {
        return checksum == checksum(value, format);
    }

    private static int checksum(byte[] value, byte[] format) {
        CRC32C crc = new CRC32C();
        crc.update(format);
        crc.update(value, 0, CHECKED);
        crc.update(value, LENGTH, value.length - LENGTH);
        return (int) crc.getValue();
    }
}
