package org.cdiredis.internal.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/** The words of a command: texts and bytes. Immutable, as long as nobody changes the bytes. */
public final class Command {

    /** Of a word of some letters: its length, and the ends of two lines. */
    private static final int FRAME = 12;

    private static final byte[] LINE_END = "\r\n".getBytes(US_ASCII);

    private final Object[] words;

    /**
     * A command.
     *
     * @param words its name and its arguments, each a {@code String} or a {@code byte[]}
     */
    public Command(Object... words) {
        this.words = words;
    }

    /** About how many bytes it has, not less if its texts are of ASCII. */
    int bytes() {
        int bytes = FRAME;
        for (Object word : words) {
            bytes += FRAME + (word instanceof byte[] raw ? raw.length : ((String) word).length());
        }
        return bytes;
    }

    void write(ByteBuf out) {
        writeNumber(out, '*', words.length);
        for (Object word : words) {
            if (word instanceof byte[] raw) {
                writeNumber(out, '$', raw.length);
                out.writeBytes(raw);
            } else {
                String text = (String) word;
                int length = ByteBufUtil.utf8Bytes(text);
                writeNumber(out, '$', length);
                ByteBufUtil.reserveAndWriteUtf8(out, text, length);
            }
            out.writeBytes(LINE_END);
        }
    }

    private static void writeNumber(ByteBuf out, char kind, int number) {
        out.writeByte(kind);
        int divisor = 1;
        while (number / divisor >= 10) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            out.writeByte('0' + number / divisor % 10);
        }
        out.writeBytes(LINE_END);
    }
}
