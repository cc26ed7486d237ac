package org.cdiredis.internal.codec.serialize;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;

/** Lets Jackson write sets and maps as {@link Ordered} has them. */
final class OrderedSerializers extends BeanSerializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    @SuppressWarnings("unchecked") // the serializer of a map takes maps
    public JsonSerializer<?> modifyMapSerializer(
            SerializationConfig config, MapType type, BeanDescription description, JsonSerializer<?> serializer) {
        return new OrderedSerializer((JsonSerializer<Object>) serializer);
    }

    @Override
    @SuppressWarnings("unchecked") // the serializer of a collection takes collections
    public JsonSerializer<?> modifyCollectionSerializer(
            SerializationConfig config,
            CollectionType type,
            BeanDescription description,
            JsonSerializer<?> serializer) {
        return java.util.Set.class.isAssignableFrom(type.getRawClass())
                ? new OrderedSerializer((JsonSerializer<Object>) serializer)
                : serializer;
    }

    /** Puts in order what another serializer writes. */
    private static final class OrderedSerializer extends JsonSerializer<Object> implements ContextualSerializer {

        private final JsonSerializer<Object> serializer;

        OrderedSerializer(JsonSerializer<Object> serializer) {
            this.serializer = serializer;
        }

        @Override
        @SuppressWarnings("unchecked") // the same serializer for a property
        public JsonSerializer<?> createContextual(SerializerProvider provider, BeanProperty property)
                throws JsonMappingException {
            return new OrderedSerializer(
                    (JsonSerializer<Object>) provider.handleSecondaryContextualization(serializer, property));
        }

        @Override
        public void serialize(Object value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            serializer.serialize(ordered(value), generator, provider);
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator generator, SerializerProvider provider, TypeSerializer typeSerializer)
                throws IOException {
            serializer.serializeWithType(value, generator, provider, typeSerializer);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Object value) {
            return serializer.isEmpty(provider, value);
        }

        private static Object ordered(Object value) {
            return value instanceof Map<?, ?> map ? Ordered.map(map) : Ordered.collection((Collection<?>) value);
        }
    }
}
