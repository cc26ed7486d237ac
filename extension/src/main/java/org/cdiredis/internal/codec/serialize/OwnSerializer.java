package org.cdiredis.internal.codec.serialize;

import java.io.IOException;

import com.fasterxml.jackson.databind.JavaType;

import org.cdiredis.codec.Serializer;

/** A serializer of the application, for values of one type. */
final class OwnSerializer implements TypedSerializer {

    private final Serializer serializer;
    private final JavaType type;

    OwnSerializer(Serializer serializer, JavaType type) {
        this.serializer = serializer;
        this.type = type;
    }

    @Override
    public byte[] write(Object value) throws IOException {
        return serializer.serialize(value, type);
    }

    @Override
    public Object read(byte[] bytes) throws IOException {
        return serializer.deserialize(bytes, type);
    }

    @Override
    public String format() {
        return serializer.format();
    }
}
