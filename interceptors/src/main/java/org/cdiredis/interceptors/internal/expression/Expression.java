package org.cdiredis.interceptors.internal.expression;

import org.jspecify.annotations.Nullable;

/**
 * A parsed expression over the arguments of a call. Immutable and thread-safe.
 *
 * @param <T> the type of its value
 */
public interface Expression<T> {

    /**
     * The value for a call that has not been made yet.
     *
     * @param arguments the arguments
     * @return the value; null only if the type is {@code Object}
     * @throws RuntimeException what the expression throws, {@code jakarta.el.ELException} mostly
     */
    default @Nullable T evaluate(@Nullable Object[] arguments) {
        return evaluate(arguments, null);
    }

    /**
     * The value for a call that has returned.
     *
     * @param arguments the arguments
     * @param result what it has returned
     * @return the value; null only if the type is {@code Object}
     * @throws RuntimeException what the expression throws, {@code jakarta.el.ELException} mostly
     */
    @Nullable
    T evaluate(@Nullable Object[] arguments, @Nullable Object result);
}
