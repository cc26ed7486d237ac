package org.cdiredis.internal.codec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JavaType;

import org.cdiredis.codec.Serializer;
import org.cdiredis.internal.codec.serialize.Serializers;
import org.cdiredis.internal.codec.serialize.TypedSerializer;
import org.cdiredis.internal.config.SerializerKind;
import org.cdiredis.internal.config.ValueSettings;

/** The serializers of one cache: the one that writes, and those that may have written. Thread-safe. */
final class Serialization {

    private final Serializers serializers;
    private final ValueSettings settings;
    private final JavaType type;
    private final List<TypedSerializer> own;
    private final TypedSerializer writer;
    private final List<TypedSerializer> writers;
    private final Map<SerializerKind, TypedSerializer> readers = new ConcurrentHashMap<>();

    /**
     * Serializers.
     *
     * @param serializers makes them
     * @param settings which and how
     * @param type the type of the values
     * @param own those of the application: the one that writes, and those that are still read
     */
    Serialization(Serializers serializers, ValueSettings settings, JavaType type, List<Serializer> own) {
        this.serializers = serializers;
        this.settings = settings;
        this.type = type;
        this.own = own.stream().map(one -> serializers.of(one, type)).toList();
        this.writer = kind() == SerializerKind.OWN ? this.own.get(0) : serializers.of(kind(), settings, type);
        this.writers = List.of(writer);
    }

    SerializerKind kind() {
        return settings.serializer().kind();
    }

    TypedSerializer writer() {
        return writer;
    }

    /** Whether text without a header is still read that the serializer {@code string} wrote. */
    boolean readsText() {
        return settings.serializer().readsText() && Serializers.supports(SerializerKind.STRING, settings, type);
    }

    /** Those that may have written bytes of a kind; none if these settings cannot read them. */
    List<TypedSerializer> readers(SerializerKind kind) {
        if (kind == SerializerKind.OWN) {
            return own;
        }
        if (kind == kind()) {
            return writers;
        }
        return Serializers.supports(kind, settings, type)
                ? List.of(readers.computeIfAbsent(kind, missing -> serializers.of(missing, settings, type)))
                : List.of();
    }

    static Optional<SerializerKind> kind(int id) {
        for (SerializerKind kind : SerializerKind.values()) {
            if (kind.id() == id) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
