package org.cdiredis.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

import io.netty.handler.codec.CorruptedFrameException;
import org.jspecify.annotations.Nullable;

/** What Redis sends. */
public sealed interface Reply {

    /**
     * What to throw at a reply that its command never has: the connection is out of step.
     *
     * @return the exception
     */
    static RuntimeException ofAnotherCommand() {
        return new CorruptedFrameException("an answer to another command");
    }

    /** A text or bytes, be it simple or in bulk. */
    final class Text implements Reply {

        private final byte[] bytes;

        Text(byte[] bytes) {
            this.bytes = bytes;
        }

        /**
         * The bytes.
         *
         * @return the bytes themselves: they are nobody else's
         */
        public byte[] bytes() {
            return bytes;
        }

        /**
         * The bytes as text.
         *
         * @return the text
         */
        public String text() {
            return new String(bytes, UTF_8);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text text && Arrays.equals(bytes, text.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * An integer.
     *
     * @param value the integer
     */
    record Whole(long value) implements Reply {}

    /**
     * An error.
     *
     * @param message what the server says
     */
    record Failure(String message) implements Reply {}

    /**
     * An array or a push.
     *
     * @param items what it holds
     */
    record Items(List<Reply> items) implements Reply {

        /**
         * The text of an item.
         *
         * @param index its index
         * @return the text; empty if it is something else, or not there
         */
        public String text(int index) {
            return index < items.size() && items.get(index) instanceof Text item ? item.text() : "";
        }

        /**
         * The last item.
         *
         * @return the item
         */
        public Reply last() {
            return items.isEmpty() ? new Nil() : items.get(items.size() - 1);
        }
    }

    /** Nothing. */
    record Nil() implements Reply {

        static final Nil INSTANCE = new Nil();
    }
}
