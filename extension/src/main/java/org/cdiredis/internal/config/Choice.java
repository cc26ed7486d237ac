package org.cdiredis.internal.config;

import java.util.Optional;

/**
 * One of what the library brings, or a part that the application does.
 *
 * @param kind which one
 * @param own the application's
 * @param <E> what the library brings
 * @param <T> what the application's has to be
 */
record Choice<E extends Enum<E>, T>(E kind, Optional<Component<T>> own) {

    static <E extends Enum<E>, T> Choice<E, T> of(E kind) {
        return new Choice<>(kind, Optional.empty());
    }

    /** The same choice, made by a property. */
    Choice<E, T> of(String property) {
        return new Choice<>(kind, own.map(component -> component.of(property)));
    }
}
