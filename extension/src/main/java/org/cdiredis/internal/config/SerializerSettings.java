package org.cdiredis.internal.config;

import java.io.ObjectInputFilter;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

import org.cdiredis.codec.Serializer;

/**
 * How values become bytes.
 *
 * @param kind the serializer that writes
 * @param own that of the application; there if {@code kind} is {@link SerializerKind#OWN}
 * @param alsoRead those of the application that are still read
 * @param readsText whether text that {@link SerializerKind#STRING} wrote is still read
 * @param allowedClasses the classes that Java serialization may read besides values of the JDK; empty if it may read none
 * @param kryoClasses the classes of the application that Kryo knows, by id
 */
public record SerializerSettings(
        SerializerKind kind,
        Optional<Component<Serializer>> own,
        List<Component<Serializer>> alsoRead,
        boolean readsText,
        Optional<ObjectInputFilter> allowedClasses,
        SortedMap<Integer, Class<?>> kryoClasses) {}
