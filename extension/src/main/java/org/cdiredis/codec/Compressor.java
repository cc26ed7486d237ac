package org.cdiredis.codec;

import java.io.IOException;

/**
 * Makes bytes fewer, and the reverse. An own implementation is a CDI bean, or a public class with a public constructor
 * without parameters, named in the option {@code compressor}; it must be safe for use by many threads.
 */
public interface Compressor {

    /**
     * Fewer bytes that stand for the given ones; the same each time. If they turn out not to be fewer, the cache keeps the
     * given ones.
     *
     * @param bytes the bytes
     * @return the compressed form
     * @throws IOException if it fails
     */
    byte[] compress(byte[] bytes) throws IOException;

    /**
     * The bytes that a compressed form stands for, which may have been written by anyone. In the format {@code plain} it is
     * asked of bytes that are not compressed, too, so a form needs a sign that other bytes don't have.
     *
     * @param bytes the compressed form
     * @param maximum how many bytes there may be at most; no more than that may be allocated, whatever the form promises
     * @return the bytes
     * @throws IOException if this is not what {@link #compress} makes, or stands for more bytes; any other exception means
     *     the same
     */
    byte[] decompress(byte[] bytes, int maximum) throws IOException;

    /**
     * The name of what this compressor writes, which entries carry in their checksum: see {@link Serializer#format()}.
     *
     * @return the name; by default that of the class
     */
    default String format() {
        return getClass().getName();
    }
}
