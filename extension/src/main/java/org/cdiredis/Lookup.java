package org.cdiredis;

import org.jspecify.annotations.Nullable;

/**
 * What a look-up in a cache found: a value, which may be null, or nothing. Immutable.
 *
 * @param <V> the type of the value
 */
public sealed interface Lookup<V extends @Nullable Object> {

    /**
     * The result of a look-up that found an entry.
     *
     * @param value the stored value; may be null
     * @param <V> the type of the value
     * @return the result
     */
    static <V extends @Nullable Object> Lookup<V> found(@Nullable V value) {
        return new Found<>(value);
    }

    /**
     * The result of a look-up that found nothing.
     *
     * @param <V> the type of the value
     * @return the result
     */
    @SuppressWarnings("unchecked") // an absent result holds no value, so one serves all types
    static <V extends @Nullable Object> Lookup<V> absent() {
        return (Lookup<V>) Absent.INSTANCE;
    }

    /**
     * Whether there is an entry.
     *
     * @return true if there is, even if its value is null
     */
    boolean isFound();

    /**
     * The stored value, or a default where there is no entry.
     *
     * @param defaultValue what to return if the entry is absent; may be null
     * @return the value, which may be null, or the default
     */
    @Nullable
    V orElse(@Nullable V defaultValue);

    /**
     * An entry was found.
     *
     * @param value the stored value; may be null
     * @param <V> the type of the value
     */
    record Found<V extends @Nullable Object>(@Nullable V value) implements Lookup<V> {

        @Override
        public boolean isFound() {
            return true;
        }

        @Override
        public @Nullable V orElse(@Nullable V defaultValue) {
            return value;
        }
    }

    /**
     * No entry was found.
     *
     * @param <V> the type of the value
     */
    record Absent<V extends @Nullable Object>() implements Lookup<V> {

        private static final Absent<?> INSTANCE = new Absent<>();

        @Override
        public boolean isFound() {
            return false;
        }

        @Override
        public @Nullable V orElse(@Nullable V defaultValue) {
            return defaultValue;
        }
    }
}
