package org.cdiredis.spi;

import java.io.IOException;

/**
 * Values as bytes. Thread-safe.
 *
 * @param <V> the type of the values
 */
public interface ByteForm<V> {

    /**
     * The bytes of a value.
     *
     * @param value the value
     * @return the bytes
     * @throws IOException if it has no byte form; its message says why, and holds nothing of the value
     */
    byte[] encode(V value) throws IOException;

    /**
     * The value of bytes that anybody may have written.
     *
     * @param bytes the bytes
     * @return the value
     * @throws IOException if they are those of no value that may be read; its message holds nothing of them
     */
    V decode(byte[] bytes) throws IOException;
}
