package org.cdiredis.internal.config;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** How values become bytes. The ids stand in Redis and are never used again for something else. */
public enum SerializerKind {
    /** JSON text, typed by the injection point. */
    JSON(1, true, null),

    /** Text as it is, in UTF-8. */
    STRING(2, true, null),

    /** Byte arrays as they are. */
    BYTES(3, false, null),

    /** Java serialization of allowed classes. */
    JDK(4, true, null),

    /** Kryo with registered classes. */
    KRYO(5, false, null),

    /** MessagePack, typed by the injection point. */
    MSGPACK(
            6,
            true,
            new Library("org.msgpack:jackson-dataformat-msgpack", "org.msgpack.jackson.dataformat.MessagePackFactory")),

    /** CBOR, typed by the injection point. */
    CBOR(
            7,
            true,
            new Library(
                    "com.fasterxml.jackson.dataformat:jackson-dataformat-cbor",
                    "com.fasterxml.jackson.dataformat.cbor.CBORFactory")),

    /** Smile, typed by the injection point. */
    SMILE(
            8,
            true,
            new Library(
                    "com.fasterxml.jackson.dataformat:jackson-dataformat-smile",
                    "com.fasterxml.jackson.dataformat.smile.SmileFactory")),

    /** A serializer of the application. */
    OWN(127, false, null);

    private final int id;
    private final boolean isUnmistakable;

    @SuppressWarnings("Immutable") // a record of two texts
    private final @Nullable Library library;

    SerializerKind(int id, boolean isUnmistakable, @Nullable Library library) {
        this.id = id;
        this.isUnmistakable = isUnmistakable;
        this.library = library;
    }

    /**
     * What stands for it in the header of a value.
     *
     * @return the id, 1 to 127
     */
    public int id() {
        return id;
    }

    /**
     * Whether nothing that it writes begins like the header of a value or like a compressed one.
     *
     * @return true if bytes say themselves whether it wrote them
     */
    public boolean isUnmistakable() {
        return isUnmistakable;
    }

    /**
     * Whether what it needs is on the class path of this library.
     *
     * @return true if it can be used
     */
    public boolean isPresent() {
        return missing().isEmpty();
    }

    Optional<Library> missing() {
        return Optional.ofNullable(library)
                .filter(needed -> !needed.isPresent(getClass().getClassLoader()));
    }
}
