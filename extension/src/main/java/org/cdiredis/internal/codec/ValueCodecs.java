package org.cdiredis.internal.codec;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JavaType;
import org.jspecify.annotations.Nullable;

import org.cdiredis.codec.Compressor;
import org.cdiredis.codec.Serializer;
import org.cdiredis.internal.codec.serialize.Serializers;
import org.cdiredis.internal.config.Components;
import org.cdiredis.internal.config.SerializerKind;
import org.cdiredis.internal.config.ValueSettings;

/** Makes the codecs for the values of caches. Thread-safe. */
public final class ValueCodecs {

    private final Components components;
    private final Serializers serializers;

    /**
     * Makes codecs. Classes of values are found by the context class loader of the calling thread.
     *
     * @param components finds the parts that the application brings
     */
    public ValueCodecs(Components components) {
        this.components = components;
        this.serializers = new Serializers(loader());
    }

    private static ClassLoader loader() {
        @Nullable ClassLoader application = Thread.currentThread().getContextClassLoader();
        return application == null ? ValueCodecs.class.getClassLoader() : application;
    }

    /**
     * The canonical form of a type, equal for equal types whoever made the {@link Type}.
     *
     * @param type a type without type variables
     * @return its canonical form
     */
    public JavaType canonical(Type type) {
        return serializers.canonical(type);
    }

    /**
     * What the serializer of a cache asks of the type of its values.
     *
     * @param settings how the values are written
     * @param type the type, without type variables
     * @return the remedy, if the type is none that the serializer can write; else empty
     */
    public Optional<String> refusal(ValueSettings settings, Type type) {
        SerializerKind kind = settings.serializer().kind();
        return kind == SerializerKind.OWN || Serializers.supports(kind, settings, canonical(type))
                ? Optional.empty()
                : Optional.of(
                        switch (kind) {
                            case STRING -> "Use String";
                            case BYTES -> "Use byte[]";
                            default -> "Let it implement java.io.Serializable";
                        });
    }

    /**
     * The codec for a type.
     *
     * @param settings how the values are written
     * @param type a type of {@link #canonical}, and none of {@link #refusal}
     * @param <V> the same type
     * @return the codec
     */
    public <V extends @Nullable Object> ValueCodec<V> codec(ValueSettings settings, JavaType type) {
        List<Serializer> ownSerializers = Stream.concat(
                        settings.serializer().own().stream(), settings.serializer().alsoRead().stream())
                .map(components::get)
                .toList();
        List<Compressor> ownCompressors = Stream.concat(
                        settings.compressor().own().stream(), settings.compressor().alsoRead().stream())
                .map(components::get)
                .toList();
        return new StoredValues<>(
                type,
                settings.format(),
                settings.maxSize(),
                new Serialization(serializers, settings, type, ownSerializers),
                new Compression(settings.compressor(), settings.maxSize(), ownCompressors));
    }
}
