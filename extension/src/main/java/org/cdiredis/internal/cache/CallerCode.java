package org.cdiredis.internal.cache;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Code of the caller's that runs within an operation. What it throws is no error of the cache, even if it is one of another
 * cache, and so is never ignored. Thread-safe.
 */
final class CallerCode implements Predicate<Throwable> {

    private volatile @Nullable Throwable thrown;

    /** The action, watched. */
    <T> Consumer<T> watch(Consumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        return element -> {
            try {
                action.accept(element);
            } catch (RuntimeException | Error e) {
                thrown = e;
                throw e;
            }
        };
    }

    /** Whether the caller's code has thrown this. */
    @Override
    @SuppressWarnings("ReferenceEquality") // the very same, not one like it
    public boolean test(Throwable failure) {
        return failure == thrown;
    }
}
