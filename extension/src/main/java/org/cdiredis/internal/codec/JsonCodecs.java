package org.cdiredis.internal.codec;

import java.lang.reflect.Type;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The serializer {@code json}: codecs that read exactly the type they were made for. No class name is read from the data, not
 * even where {@code @JsonTypeInfo} asks for it ({@code Id.NAME} with {@code @JsonSubTypes} works), so nothing in Redis decides
 * what is instantiated.
 *
 * <p>Reading is strict: what an older or newer form of a class wrote, with other fields, counts as undecodable and is loaded
 * again, rather than being filled up with nulls. Date-times are ISO-8601 text.
 */
public final class JsonCodecs {

    private final JsonMapper mapper = JsonMapper.builder()
            .annotationIntrospector(new CompleteProperties())
            .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder().build())
            // A getter that nothing can set, isClassic() of a record for example, is no part of the value.
            .enable(MapperFeature.REQUIRE_SETTERS_FOR_GETTERS)
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Writes what {@code @JsonInclude} would leave out: reading tells a null from a field that an older class did not have. */
    private static final class CompleteProperties extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonInclude.Value findPropertyInclusion(Annotated annotated) {
            return JsonInclude.Value.empty();
        }
    }

    /**
     * The canonical form of a type, equal for equal types whoever made the {@link Type}.
     *
     * @param type a type without type variables
     * @return its canonical form
     */
    public JavaType canonical(Type type) {
        return mapper.constructType(type);
    }

    /**
     * The codec for a type.
     *
     * @param type a type of {@link #canonical}
     * @param <V> the same type
     * @return the codec
     */
    public <V> ValueCodec<V> codec(JavaType type) {
        return new JsonCodec<>(mapper.writerFor(type), mapper.readerFor(type));
    }
}
