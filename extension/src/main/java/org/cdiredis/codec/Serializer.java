package org.cdiredis.codec;

import java.io.IOException;
import java.lang.reflect.Type;

/**
 * Makes bytes of values, and values of bytes. An own implementation is a CDI bean, or a public class with a public
 * constructor without parameters, named in the option {@code serializer}; it must be safe for use by many threads.
 *
 * <p>Null, integers and finite floating-point numbers don't come here: the cache writes them itself.
 */
public interface Serializer {

    /**
     * The bytes of a value. The same value must give the same bytes, where entries are compared.
     *
     * @param value the value; not null
     * @param type the type of the cache's values, with its type arguments
     * @return the bytes, of any content and length
     * @throws IOException if the value has no byte form; any other exception means the same
     */
    byte[] serialize(Object value, Type type) throws IOException;

    /**
     * The value of bytes that may have been written by anyone. They should decide nothing but the content of values of
     * known classes, and no length in them should be trusted.
     *
     * @param bytes the bytes
     * @param type the type of the cache's values, with its type arguments
     * @return the value; not null
     * @throws IOException if the bytes are not what {@link #serialize} writes; any other exception means the same
     */
    Object deserialize(byte[] bytes, Type type) throws IOException;

    /**
     * The name of what this serializer writes, which entries carry in their checksum. Entries of another name are not read,
     * so it must change when the bytes can't be read any more, and stay when only the class is renamed.
     *
     * @return the name; by default that of the class
     */
    default String format() {
        return getClass().getName();
    }
}
