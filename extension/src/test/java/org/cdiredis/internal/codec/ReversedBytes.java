package org.cdiredis.internal.codec;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

import org.cdiredis.codec.Serializer;

/** A serializer of an application: text backwards. */
public final class ReversedBytes implements Serializer {

    @Override
    public byte[] serialize(Object value, Type type) {
        return new StringBuilder((String) value).reverse().toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Object deserialize(byte[] bytes, Type type) {
        return new StringBuilder(new String(bytes, StandardCharsets.UTF_8))
                .reverse()
                .toString();
    }
}
