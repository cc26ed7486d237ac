package org.cdiredis.internal.codec.serialize;

import java.io.IOException;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Makes bytes of values of one type, and the reverse. Thread-safe. */
public interface TypedSerializer {

    /**
     * The bytes of a value.
     *
     * @param value the value; not null
     * @return the bytes
     * @throws IOException if the value has no byte form; any other exception means the same
     */
    byte[] write(Object value) throws IOException;

    /**
     * The value of bytes that may have been written by anyone. The message of an exception holds nothing of them.
     *
     * @param bytes the bytes
     * @return the value; null if that is what they stand for
     * @throws IOException if the bytes are not what {@link #write} makes; any other exception means the same
     */
    @Nullable
    Object read(byte[] bytes) throws IOException;

    /**
     * The same of what stands behind something else.
     *
     * @param bytes the bytes
     * @param offset where those of the value begin
     * @return the value; null if that is what they stand for
     * @throws IOException if the bytes are not what {@link #write} makes; any other exception means the same
     */
    default @Nullable Object read(byte[] bytes, int offset) throws IOException {
        return read(Arrays.copyOfRange(bytes, offset, bytes.length));
    }

    /**
     * What the bytes depend on besides the serializer: the configuration in which they can be read.
     *
     * @return any text; empty by default
     */
    default String format() {
        return "";
    }
}
