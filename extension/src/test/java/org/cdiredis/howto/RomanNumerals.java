package org.cdiredis.howto;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

import org.cdiredis.codec.Serializer;

/** The serializer of docs/howto/choose-a-serializer.md. */
public class RomanNumerals implements Serializer {

    @Override
    public byte[] serialize(Object value, Type type) {
        return "I".repeat(((Chapter) value).number()).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Object deserialize(byte[] bytes, Type type) {
        return new Chapter(bytes.length);
    }

    @Override
    public String format() {
        return "roman";
    }
}
