package org.cdiredis.internal.codec.serialize;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.jspecify.annotations.Nullable;

/** Values of one type in one of the formats that Jackson knows. */
final class JacksonSerializer implements TypedSerializer {

    private final ObjectWriter writer;
    private final ObjectReader reader;

    JacksonSerializer(ObjectWriter writer, ObjectReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    public byte[] write(Object value) throws IOException {
        return writer.writeValueAsBytes(value);
    }

    @Override
    public @Nullable Object read(byte[] bytes) throws IOException {
        return read(bytes, 0);
    }

    @Override
    public @Nullable Object read(byte[] bytes, int offset) throws IOException {
        try {
            return reader.readValue(bytes, offset, bytes.length - offset);
        } catch (JsonProcessingException e) {
            // The exception quotes the source; its class and place say enough, and nothing of a value reaches a log.
            throw new UnreadableBytesException(e.getClass().getSimpleName() + " at "
                    + (e.getLocation() == null ? "?" : e.getLocation().offsetDescription()));
        }
    }
}
