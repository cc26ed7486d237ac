package org.cdiredis.internal.structures;

import java.io.IOException;
import java.util.Objects;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.redisson.client.codec.BaseCodec;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;
import org.redisson.client.handler.State;
import org.redisson.client.protocol.Decoder;
import org.redisson.client.protocol.Encoder;

import org.cdiredis.ValueEncodingException;
import org.cdiredis.internal.CacheLogger;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.codec.UndecodableValueException;
import org.cdiredis.internal.codec.UnencodableValueException;
import org.cdiredis.internal.codec.ValueCodec;

/**
 * Elements as the cache writes its values; the fields of a map as text. For one structure, so that messages can name it.
 *
 * <p>Decoding never throws: it happens in Redisson's own thread, which would log the whole reply.
 */
final class StructureCodec extends BaseCodec {

    private final String cache;
    private final String physicalKey;
    private final ValueCodec<?> values;
    private final @Nullable KeyText<?> fields;

    StructureCodec(String cache, String physicalKey, ValueCodec<?> values, @Nullable KeyText<?> fields) {
        this.cache = cache;
        this.physicalKey = physicalKey;
        this.values = values;
        this.fields = fields;
    }

    @Override
    public Encoder getValueEncoder() {
        return this::encodeValue;
    }

    @Override
    public Decoder<Object> getValueDecoder() {
        return this::decodeValue;
    }

    @Override
    public Encoder getMapKeyEncoder() {
        KeyText<?> text = fields;
        return text == null ? getValueEncoder() : field -> encodeField(text, field);
    }

    @Override
    public Decoder<Object> getMapKeyDecoder() {
        KeyText<?> text = fields;
        return text == null ? getValueDecoder() : (buffer, state) -> decodeField(text, buffer, state);
    }

    @Override
    public ClassLoader getClassLoader() {
        return StructureCodec.class.getClassLoader();
    }

    byte[] bytes(@Nullable Object value) {
        Objects.requireNonNull(value, () -> Messages.MESSAGES.nullElement(cache, physicalKey));
        try {
            return encoded(values, value);
        } catch (UnencodableValueException e) {
            throw new ValueEncodingException(Messages.MESSAGES.elementNotEncodable(cache, physicalKey), e.getCause());
        }
    }

    private ByteBuf encodeValue(@Nullable Object value) throws IOException {
        return ByteArrayCodec.INSTANCE.getValueEncoder().encode(bytes(value));
    }

    @SuppressWarnings("unchecked") // the type is that of the interface that the application got
    private static <T> byte[] encoded(ValueCodec<T> codec, Object value) throws UnencodableValueException {
        return codec.encode((T) value);
    }

    private @Nullable Object decodeValue(ByteBuf buffer, State state) throws IOException {
        byte[] bytes = (byte[]) ByteArrayCodec.INSTANCE.getValueDecoder().decode(buffer, state);
        try {
            return values.decode(bytes);
        } catch (UndecodableValueException e) {
            CacheLogger.LOG.undecodableEntry(cache, physicalKey, String.valueOf(e.getMessage()));
            return null;
        }
    }

    @SuppressWarnings("unchecked") // as above
    private static <F> ByteBuf encodeField(KeyText<F> text, Object field) throws IOException {
        return StringCodec.INSTANCE.getValueEncoder().encode(text.format().apply((F) field));
    }

    private @Nullable Object decodeField(KeyText<?> text, ByteBuf buffer, State state) throws IOException {
        String field = (String) StringCodec.INSTANCE.getValueDecoder().decode(buffer, state);
        try {
            return text.parse().apply(field);
        } catch (RuntimeException e) {
            // Parsers differ in what they throw; all of it means that this is no text of a field of the type.
            CacheLogger.LOG.undecodableEntry(
                    cache,
                    physicalKey,
                    "a field is not the text of its type (" + e.getClass().getSimpleName() + ")");
            return null;
        }
    }
}
