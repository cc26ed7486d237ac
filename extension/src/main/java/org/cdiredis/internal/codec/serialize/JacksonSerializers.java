package org.cdiredis.internal.codec.serialize;

import java.lang.reflect.Type;
import java.util.EnumMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import org.cdiredis.internal.config.SerializerKind;

/**
 * The serializers {@code json}, {@code msgpack}, {@code cbor} and {@code smile}, which read exactly the type they were made
 * for. No class name is read from the data, not even where {@code @JsonTypeInfo} asks for it ({@code Id.NAME} with
 * {@code @JsonSubTypes} works), so nothing in Redis decides what is instantiated.
 *
 * <p>Reading is strict: what an older or newer form of a class wrote, with other fields, counts as undecodable and is loaded
 * again, rather than being filled up with nulls. Date-times are ISO-8601 text. Thread-safe.
 */
final class JacksonSerializers {

    private static final int LONGEST_NUMBER = 10_000;
    private static final int DEEPEST_NESTING = 500;

    private final JsonMapper json = mapper(new JsonFactory());
    private final Map<SerializerKind, JsonMapper> mappers = new EnumMap<>(SerializerKind.class);

    /** Writes what {@code @JsonInclude} would leave out: reading tells a null from a field that an older class did not have. */
    private static final class CompleteProperties extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonInclude.Value findPropertyInclusion(Annotated annotated) {
            return JsonInclude.Value.empty();
        }
    }

    private static JsonMapper mapper(JsonFactory factory) {
        // How long a text may be is bounded by how long a value may be.
        factory.setStreamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST_NESTING)
                .maxNumberLength(LONGEST_NUMBER)
                .maxStringLength(Integer.MAX_VALUE)
                .build());
        return JsonMapper.builder(factory)
                .annotationIntrospector(new CompleteProperties())
                .polymorphicTypeValidator(
                        BasicPolymorphicTypeValidator.builder().build())
                // A getter that nothing can set, isClassic() of a record for example, is no part of the value.
                .enable(MapperFeature.REQUIRE_SETTERS_FOR_GETTERS)
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule().setSerializerModifier(new OrderedSerializers()))
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
                .disable(
                        DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** The canonical form of a type. */
    JavaType canonical(Type type) {
        return json.constructType(type);
    }

    TypedSerializer serializer(SerializerKind kind, JavaType type) {
        JsonMapper mapper = mapper(kind);
        ObjectReader reader = mapper.readerFor(type);
        return kind == SerializerKind.MSGPACK
                ? new MessagePackSerializer(mapper.writerFor(type), reader)
                : new JacksonSerializer(mapper.writerFor(type), reader);
    }

    private synchronized JsonMapper mapper(SerializerKind kind) {
        return kind == SerializerKind.JSON ? json : mappers.computeIfAbsent(kind, JacksonSerializers::binary);
    }

    private static JsonMapper binary(SerializerKind kind) {
        return mapper(
                switch (kind) {
                    case MSGPACK -> MessagePack.factory();
                    case CBOR -> Cbor.factory();
                    case SMILE -> Smile.factory();
                    default -> throw new IllegalArgumentException("kind: " + kind);
                });
    }
}
