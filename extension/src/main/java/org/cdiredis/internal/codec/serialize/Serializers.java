package org.cdiredis.internal.codec.serialize;

import java.io.ObjectInputFilter;
import java.lang.reflect.Type;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JavaType;

import org.cdiredis.codec.Serializer;
import org.cdiredis.internal.config.SerializerKind;
import org.cdiredis.internal.config.ValueSettings;

/** Makes serializers for types. Thread-safe. */
public final class Serializers {

    private final JacksonSerializers jackson = new JacksonSerializers();
    private final ClassLoader loader;

    /**
     * Makes serializers.
     *
     * @param loader where classes of the application are found
     */
    public Serializers(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * The canonical form of a type, equal for equal types whoever made the {@link Type}.
     *
     * @param type a type without type variables
     * @return its canonical form
     */
    public JavaType canonical(Type type) {
        return jackson.canonical(type);
    }

    /**
     * A serializer that comes with the library.
     *
     * @param kind one that {@link #supports} the type, and whose library is present
     * @param settings what it may read and write
     * @param type the type of the values
     * @return the serializer
     */
    public TypedSerializer of(SerializerKind kind, ValueSettings settings, JavaType type) {
        return switch (kind) {
            case JSON, MSGPACK, CBOR, SMILE -> jackson.serializer(kind, type);
            case STRING -> new TextSerializer();
            case BYTES -> new BytesSerializer();
            case JDK ->
                new JdkSerializer(
                        new AllowedClasses(
                                settings.serializer().allowedClasses().orElseThrow(), "serializer.allowed-classes"),
                        loader);
            case KRYO -> new KryoSerializer(settings.serializer().kryoClasses(), loader);
            case OWN -> throw new IllegalArgumentException("kind: " + kind);
        };
    }

    /**
     * Java serialization of other classes than those of a cache.
     *
     * @param loader where classes are found
     * @param allowed which may be read and written, besides values of the JDK
     * @param deepest how many objects may be within each other
     * @return the serializer
     */
    public static TypedSerializer jdk(ClassLoader loader, ObjectInputFilter allowed, int deepest) {
        return new JdkSerializer(new AllowedClasses(allowed, "allowed-classes"), loader, deepest);
    }

    /**
     * Which classes that reads and writes.
     *
     * @param allowed which may be, besides values of the JDK
     * @return accepts these, and arrays of them
     */
    public static Predicate<Class<?>> allowedClasses(ObjectInputFilter allowed) {
        return new AllowedClasses(allowed, "allowed-classes")::allows;
    }

    /**
     * A serializer of the application.
     *
     * @param serializer the serializer
     * @param type the type of the values
     * @return the serializer for the type
     */
    public TypedSerializer of(Serializer serializer, JavaType type) {
        return new OwnSerializer(serializer, type);
    }

    /**
     * Whether there are bytes of a kind that these settings read as a type.
     *
     * @param kind the serializer
     * @param settings what it may read
     * @param type the type of the values
     * @return true if {@link #of(SerializerKind, ValueSettings, JavaType)} makes a serializer
     */
    public static boolean supports(SerializerKind kind, ValueSettings settings, JavaType type) {
        return kind.isPresent()
                && switch (kind) {
                    case JSON, MSGPACK, CBOR, SMILE, KRYO -> true;
                    case STRING -> type.hasRawClass(String.class) || type.hasRawClass(CharSequence.class);
                    case BYTES -> type.hasRawClass(byte[].class);
                    case JDK -> settings.serializer().allowedClasses().isPresent() && isSerializable(type);
                    case OWN -> false;
                };
    }

    private static boolean isSerializable(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (!raw.isInterface()
                && raw != Object.class
                && !raw.isPrimitive()
                && !java.io.Serializable.class.isAssignableFrom(raw)) {
            return false;
        }
        if (type.isArrayType() && !isSerializable(type.getContentType())) {
            return false;
        }
        return type.getBindings().getTypeParameters().stream().allMatch(Serializers::isSerializable);
    }
}
