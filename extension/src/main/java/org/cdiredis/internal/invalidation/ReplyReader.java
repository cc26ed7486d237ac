package org.cdiredis.internal.invalidation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.CorruptedFrameException;
import org.jspecify.annotations.Nullable;

/** Reads what Redis sends, in the second and third version of its protocol. */
final class ReplyReader {

    /** A key may have 512 MB, but no connection is to hold that much for one. */
    private static final int MOST_BYTES = 64 << 20;

    private static final int MOST_ITEMS = 1 << 20;
    private static final int DEEPEST = 4;

    private ReplyReader() {}

    /** The next reply, if all of it has come; otherwise null, and nothing is read. */
    static @Nullable Reply next(ByteBuf in) {
        int start = in.readerIndex();
        Reply reply = read(in, 0);
        if (reply == null) {
            in.readerIndex(start);
        }
        return reply;
    }

    private static @Nullable Reply read(ByteBuf in, int depth) {
        String line = line(in);
        if (line == null) {
            return null;
        }
        if (line.isEmpty() || depth > DEEPEST) {
            throw new CorruptedFrameException("no reply of Redis");
        }
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ',', '#', '(' -> new Reply.Text(rest);
            case '-' -> new Reply.Failure(rest);
            case ':' -> new Reply.Whole(number(rest));
            case '_' -> new Reply.Nil();
            case '$' -> bulk(in, number(rest));
            case '*', '>', '~' -> items(in, number(rest), depth);
            case '%' -> items(in, 2 * number(rest), depth);
            default -> throw new CorruptedFrameException("no reply of Redis");
        };
    }

    private static @Nullable String line(ByteBuf in) {
        int length = in.bytesBefore((byte) '\r');
        if (length < 0 || in.readableBytes() < length + 2) {
            return null;
        }
        String line = in.readString(length, UTF_8);
        in.skipBytes(2);
        return line;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new CorruptedFrameException("no number", e);
        }
    }

    private static @Nullable Reply bulk(ByteBuf in, long length) {
        if (length < 0) {
            return new Reply.Nil();
        }
        if (length > MOST_BYTES) {
            throw new CorruptedFrameException("too long");
        }
        if (in.readableBytes() < length + 2) {
            return null;
        }
        Reply text = new Reply.Text(in.readString((int) length, UTF_8));
        in.skipBytes(2);
        return text;
    }

    private static @Nullable Reply items(ByteBuf in, long count, int depth) {
        if (count < 0) {
            return new Reply.Nil();
        }
        if (count > MOST_ITEMS) {
            throw new CorruptedFrameException("too many");
        }
        List<Reply> items = new ArrayList<>();
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
