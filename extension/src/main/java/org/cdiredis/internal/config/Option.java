package org.cdiredis.internal.config;

import org.jspecify.annotations.Nullable;

/**
 * A configuration option of a cache: its name, what the reference says of it, and how its text is read.
 *
 * @param name the name, behind {@code cdi-redis.} or {@code cdi-redis.cache.<alias>.}
 * @param type what may be written, as the reference names it
 * @param defaultText the default, as the reference shows it
 * @param meaning what it does, as the reference says it
 * @param isSecret whether messages hide all of its value
 * @param parser reads the text
 * @param defaultValue the default; null if there is none, or none that is the same for all caches
 * @param <T> the type of the value
 */
record Option<T>(
        String name,
        String type,
        String defaultText,
        String meaning,
        boolean isSecret,
        Parser<T> parser,
        @Nullable T defaultValue) {

    /** Reads the text of an option. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(String text) throws InvalidOptionException;
    }
}
