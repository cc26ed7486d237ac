package org.cdiredis.internal.codec;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.jspecify.annotations.Nullable;

/** Values of one type as JSON text in UTF-8; integers are plain decimal text, so that Redis can count with them. */
final class JsonCodec<V extends @Nullable Object> implements ValueCodec<V> {

    private final ObjectWriter writer;
    private final ObjectReader reader;

    JsonCodec(ObjectWriter writer, ObjectReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    public byte[] encode(@Nullable V value) throws UnencodableValueException {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UnencodableValueException(e);
        }
    }

    @Override
    public @Nullable V decode(byte[] bytes) throws UndecodableValueException {
        try {
            return reader.readValue(bytes);
        } catch (JsonProcessingException e) {
            // The exception quotes the source; its class and place say enough, and nothing of a value reaches a log.
            throw new UndecodableValueException(e.getClass().getSimpleName() + " at "
                    + (e.getLocation() == null ? "?" : e.getLocation().offsetDescription()));
        } catch (IOException | RuntimeException e) {
            throw new UndecodableValueException(e.getClass().getSimpleName());
        }
    }
}
