package org.cdiredis.internal.config;

import java.io.ObjectInputFilter;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.cdiredis.codec.Compressor;
import org.cdiredis.codec.Serializer;

/** Reads the texts of options that say how values are written. */
final class ValueParsers {

    private static final int FIRST_ID = 100;
    private static final int LAST_ID = 9999;

    private ValueParsers() {}

    static Choice<SerializerKind, Serializer> serializer(String text) throws InvalidOptionException {
        return choice(SerializerKind.class, SerializerKind.OWN, Serializer.class, text);
    }

    static Choice<CompressorKind, Compressor> compressor(String text) throws InvalidOptionException {
        return choice(CompressorKind.class, CompressorKind.OWN, Compressor.class, text);
    }

    private static <E extends Enum<E>, T> Choice<E, T> choice(Class<E> kinds, E own, Class<T> type, String text)
            throws InvalidOptionException {
        for (E kind : kinds.getEnumConstants()) {
            if (kind != own && OptionParsers.text(kind).equals(text)) {
                return Choice.of(kind);
            }
        }
        List<String> builtIns = Stream.of(kinds.getEnumConstants())
                .filter(kind -> kind != own)
                .map(OptionParsers::text)
                .toList();
        return new Choice<>(own, Optional.of(OptionParsers.component(type, text).or(builtIns)));
    }

    static List<String> names(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    static ObjectInputFilter allowedClasses(String text) throws InvalidOptionException {
        List<String> patterns = names(text);
        for (String pattern : patterns) {
            if (pattern.contains("=") || pattern.contains("!") || pattern.contains(";")) {
                throw new InvalidOptionException("limits and exceptions are not read. Write class names and package"
                        + " patterns, as in org.example.Book,org.example.model.*");
            }
            if (pattern.indexOf('.') <= 0) {
                throw new InvalidOptionException("a pattern without a package, which may let in any class. Write class"
                        + " names and package patterns, as in org.example.Book,org.example.model.*");
            }
        }
        try {
            return ObjectInputFilter.Config.createFilter(String.join(";", patterns) + ";!*");
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException(
                    "not patterns of java.io.ObjectInputFilter. Write org.example.Book,org.example.model.*, for example");
        }
    }

    static SortedMap<Integer, Class<?>> kryoClasses(String text) throws InvalidOptionException {
        SortedMap<Integer, Class<?>> classes = new TreeMap<>();
        for (String entry : names(text)) {
            int equals = entry.indexOf('=');
            if (equals < 0) {
                throw new InvalidOptionException("an entry without an id. Write 100=org.example.Book, for example");
            }
            int id = OptionParsers.integer(entry.substring(0, equals).strip(), FIRST_ID, LAST_ID);
            Class<?> type = loaded(entry.substring(equals + 1).strip());
            if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
                throw new InvalidOptionException("a collection or map: " + type.getName()
                        + ". Those of the JDK are known; name the classes of their elements");
            }
            if (classes.containsValue(type) || classes.put(id, type) != null) {
                throw new InvalidOptionException("an id or a class is there twice. Give each class an id of its own");
            }
        }
        return Collections.unmodifiableSortedMap(classes);
    }

    private static Class<?> loaded(String name) throws InvalidOptionException {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(name, false, application == null ? ValueParsers.class.getClassLoader() : application);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new InvalidOptionException("no such class: " + name + ". Write the full name of a class");
        }
    }
}
