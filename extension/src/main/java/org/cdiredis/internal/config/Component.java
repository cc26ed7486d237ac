package org.cdiredis.internal.config;

import java.util.Optional;

/**
 * A part of a cache that the application brings: a class of its own, or a CDI bean.
 *
 * @param key the key of the property that names it, for messages
 * @param name what the property says: the name of the class or of the bean
 * @param type what the part has to be
 * @param implementation the class; empty if the name is that of a bean
 * @param <T> what the part has to be
 */
public record Component<T>(String key, String name, Class<T> type, Optional<Class<? extends T>> implementation) {

    /** The same part, named by a property. The parser of an option doesn't know of which cache. */
    Component<T> of(String property) {
        return new Component<>(property, name, type, implementation);
    }
}
