package org.cdiredis.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.CorruptedFrameException;
import org.jspecify.annotations.Nullable;

/** Reads what Redis sends, in the second and third version of its protocol. Immutable. */
public final class ReplyReader {

    private static final int MOST_ITEMS = 1 << 20;
    private static final int EXPECTED_ITEMS = 128;
    private static final int MOST_DIGITS = 20;
    private static final int DEEPEST = 4;

    /** What is longer, a server sends in bulk. */
    private static final int LONGEST_LINE = 64 * 1024;

    private static final String KINDS = "+-:$*_,#(>~%";

    private final int mostBytes;

    /**
     * A reader.
     *
     * @param mostBytes how long a text may be
     */
    public ReplyReader(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * The next reply.
     *
     * @param in what has come
     * @return the reply, if all of it has come; otherwise null, and nothing is read
     * @throws CorruptedFrameException if it is no reply of Redis
     */
    public @Nullable Reply next(ByteBuf in) {
        int start = in.readerIndex();
        Reply reply = read(in, 0);
        if (reply == null) {
            in.readerIndex(start);
        }
        return reply;
    }

    private @Nullable Reply read(ByteBuf in, int depth) {
        if (!in.isReadable()) {
            return null;
        }
        if (KINDS.indexOf(in.getByte(in.readerIndex())) < 0) {
            throw new CorruptedFrameException("no reply of Redis"); // at once: there may be no end of it
        }
        int length = in.bytesBefore((byte) '\r');
        if (length < 0 && in.readableBytes() > LONGEST_LINE) {
            throw new CorruptedFrameException("too long");
        }
        if (length < 0 || in.readableBytes() < length + 2) {
            return null;
        }
        if (length == 0 || depth > DEEPEST) {
            throw new CorruptedFrameException("no reply of Redis");
        }
        int kind = in.readByte();
        return switch (kind) {
            case '+', ',', '#', '(' -> new Reply.Text(line(in, length - 1));
            case '-' -> new Reply.Failure(new String(line(in, length - 1), UTF_8));
            case ':' -> new Reply.Whole(number(in, length - 1));
            case '_' -> nothing(in, length - 1);
            case '$' -> bulk(in, number(in, length - 1));
            case '*', '>', '~' -> items(in, number(in, length - 1), depth);
            case '%' -> items(in, 2 * number(in, length - 1), depth);
            default -> throw new CorruptedFrameException("no reply of Redis");
        };
    }

    private static byte[] line(ByteBuf in, int length) {
        byte[] line = new byte[length];
        in.readBytes(line).skipBytes(2);
        return line;
    }

    private static Reply nothing(ByteBuf in, int length) {
        in.skipBytes(length + 2);
        return Reply.Nil.INSTANCE;
    }

    private static long number(ByteBuf in, int length) {
        if (length == 0 || length > MOST_DIGITS) {
            throw new CorruptedFrameException("no number");
        }
        boolean isNegative = in.getByte(in.readerIndex()) == '-';
        long number = 0; // counted downwards: the lowest number has no positive one
        for (int i = isNegative ? 1 : 0; i < length; i++) {
            int digit = in.getByte(in.readerIndex() + i) - '0';
            if (digit < 0 || digit > 9) {
                throw new CorruptedFrameException("no number");
            }
            number = 10 * number - digit;
        }
        in.skipBytes(length + 2);
        return isNegative ? number : -number;
    }

    private @Nullable Reply bulk(ByteBuf in, long length) {
        if (length < 0) {
            return Reply.Nil.INSTANCE;
        }
        if (length > mostBytes) {
            throw new CorruptedFrameException("too long");
        }
        return in.readableBytes() < length + 2 ? null : new Reply.Text(line(in, (int) length));
    }

    private @Nullable Reply items(ByteBuf in, long count, int depth) {
        if (count < 0) {
            return Reply.Nil.INSTANCE;
        }
        if (count > MOST_ITEMS) {
            throw new CorruptedFrameException("too many");
        }
        List<Reply> items = new ArrayList<>((int) Math.min(count, EXPECTED_ITEMS));
        for (long i = 0; i < count; i++) {
            Reply item = read(in, depth + 1);
            if (item == null) {
                return null;
            }
            items.add(item);
        }
        return new Reply.Items(items);
    }
}
