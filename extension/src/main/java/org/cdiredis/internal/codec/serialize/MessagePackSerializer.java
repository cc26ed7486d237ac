package org.cdiredis.internal.codec.serialize;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.jspecify.annotations.Nullable;

/** Values of one type as MessagePack, whose parser says by an exception that the bytes are at their end. */
final class MessagePackSerializer implements TypedSerializer {

    private final ObjectWriter writer;
    private final ObjectReader reader;

    MessagePackSerializer(ObjectWriter writer, ObjectReader reader) {
        this.writer = writer;
        this.reader = reader.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    @Override
    public byte[] write(Object value) throws IOException {
        return writer.writeValueAsBytes(value);
    }

    @Override
    public @Nullable Object read(byte[] bytes) throws IOException {
        try (JsonParser parser = reader.createParser(bytes)) {
            Object value = reader.readValue(parser);
            if (!isAtEnd(parser)) {
                throw new UnreadableBytesException("more than one value");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new UnreadableBytesException(e.getClass().getSimpleName());
        }
    }

    private static boolean isAtEnd(JsonParser parser) throws IOException {
        try {
            return parser.nextToken() == null;
        } catch (JsonEOFException e) {
            return true;
        }
    }
}
