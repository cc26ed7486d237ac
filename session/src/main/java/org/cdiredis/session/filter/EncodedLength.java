package org.cdiredis.session.filter;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How many bytes characters become: exactly for the character sets of the web, and no fewer than it will be for others. */
final class EncodedLength {

    private static final int ONE_BYTE = 0x80;
    private static final int TWO_BYTES = 0x800;

    private final boolean isUtf8;
    private final double maximum;

    private EncodedLength(boolean isUtf8, double maximum) {
        this.isUtf8 = isUtf8;
        this.maximum = maximum;
    }

    /** For a name as responses have it. */
    static EncodedLength of(String characterEncoding) {
        if (!Charset.isSupported(characterEncoding)) {
            return new EncodedLength(true, 0);
        }
        Charset charset = Charset.forName(characterEncoding);
        boolean isUtf8 = charset.equals(StandardCharsets.UTF_8);
        return new EncodedLength(
                isUtf8,
                isUtf8 || !charset.canEncode() ? 1 : charset.newEncoder().maxBytesPerChar());
    }

    long of(CharSequence text, int offset, int length) {
        if (!isUtf8) {
            return (long) Math.ceil(length * maximum);
        }
        long bytes = 0;
        for (int i = offset; i < offset + length; i++) {
            bytes += utf8(text.charAt(i));
        }
        return bytes;
    }

    /** Each half of a surrogate pair counts as half of its four bytes. */
    private static int utf8(char character) {
        if (character < ONE_BYTE) {
            return 1;
        }
        return character < TWO_BYTES || Character.isSurrogate(character) ? 2 : 3;
    }
}
