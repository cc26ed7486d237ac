package org.cdiredis.caching.internal.plan;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** How what a method returns, or a parameter holds, is the value of an entry. */
public enum ValueForm {

    /** It is the value. */
    PLAIN {
        @Override
        public @Nullable Object valueOf(@Nullable Object returned) {
            return returned;
        }

        @Override
        public @Nullable Object returned(@Nullable Object value) {
            return value;
        }
    },

    /** It is an {@code Optional}, which holds the value, or nothing for null. */
    OPTIONAL {
        @Override
        public @Nullable Object valueOf(@Nullable Object returned) {
            return returned instanceof Optional<?> optional ? optional.orElse(null) : returned;
        }

        @Override
        public @Nullable Object returned(@Nullable Object value) {
            return Optional.ofNullable(value);
        }
    };

    /**
     * The value of what has been returned.
     *
     * @param returned what the method has returned
     * @return the value
     */
    public abstract @Nullable Object valueOf(@Nullable Object returned);

    /**
     * What the method would return for a value.
     *
     * @param value the value
     * @return what it would return
     */
    public abstract @Nullable Object returned(@Nullable Object value);
}
