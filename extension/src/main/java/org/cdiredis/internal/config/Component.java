package org.cdiredis.internal.config;

import java.util.List;
import java.util.Optional;

/**
 * A part of a cache that the application brings: a class of its own, or a CDI bean.
 *
 * @param key the key of the property that names it, for messages
 * @param name what the property says: the name of the class or of the bean
 * @param type what the part has to be
 * @param implementation the class; empty if the name is that of a bean
 * @param builtIns what may be named instead, of what the library brings; for messages
 * @param <T> what the part has to be
 */
public record Component<T>(
        String key, String name, Class<T> type, Optional<Class<? extends T>> implementation, List<String> builtIns) {

    /**
     * A part that nothing of the library's can take the place of.
     *
     * @param key the key of the property that names it, for messages
     * @param name what the property says: the name of the class or of the bean
     * @param type what the part has to be
     * @param implementation the class; empty if the name is that of a bean
     */
    public Component(String key, String name, Class<T> type, Optional<Class<? extends T>> implementation) {
        this(key, name, type, implementation, List.of());
    }

    /** The same part, named by a property. The parser of an option doesn't know of which cache. */
    Component<T> of(String property) {
        return new Component<>(property, name, type, implementation, builtIns);
    }

    /** The same part, where one of the library's could have been named, too. */
    Component<T> or(List<String> names) {
        return new Component<>(key, name, type, implementation, List.copyOf(names));
    }
}
