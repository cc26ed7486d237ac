package org.cdiredis.internal.codec;

import org.jspecify.annotations.Nullable;

/**
 * Writes the values of one type to bytes and reads them back. Thread-safe.
 *
 * @param <V> the type of the values
 */
public interface ValueCodec<V extends @Nullable Object> {

    /**
     * The bytes of a value.
     *
     * @param value the value; may be null
     * @return the bytes
     * @throws UnencodableValueException if the value has no byte form
     */
    byte[] encode(@Nullable V value) throws UnencodableValueException;

    /**
     * The value of bytes that may have been written by anyone.
     *
     * @param bytes the bytes
     * @return the value, or null if null is what they stand for
     * @throws UndecodableValueException if the bytes are not what {@link #encode} writes
     */
    @Nullable
    V decode(byte[] bytes) throws UndecodableValueException;

    /**
     * Whether no value can be changed once it is decoded, so that all callers may have the same.
     *
     * @return false if that is not known
     */
    default boolean isOfImmutableValues() {
        return false;
    }
}
