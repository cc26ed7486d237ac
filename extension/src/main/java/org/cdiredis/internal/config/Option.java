package org.cdiredis.internal.config;

import java.time.Duration;
import java.util.stream.Collectors;

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

    /** An option of any text, whose default depends on the cache. */
    static Option<String> text(String name, String defaultText, String meaning) {
        return new Option<>(name, "text", defaultText, meaning, false, text -> text, null);
    }

    /** An option that bounds how long something may take. */
    static Option<Duration> timeout(String name, String defaultText, String meaning) {
        return new Option<>(
                name,
                "ISO-8601 duration",
                "`" + defaultText + "`",
                meaning,
                false,
                OptionParsers::timeout,
                Duration.parse(defaultText));
    }

    /** An option of a duration that may be zero. */
    static Option<Duration> duration(String name, String defaultText, String meaning) {
        return new Option<>(
                name,
                "ISO-8601 duration",
                "`" + defaultText + "`",
                meaning,
                false,
                OptionParsers::duration,
                Duration.parse(defaultText));
    }

    /** An option of a whole number within bounds. */
    static Option<Integer> integer(String name, int lowest, int highest, int defaultValue, String meaning) {
        return new Option<>(
                name,
                "integer, " + lowest + " or greater",
                "`" + defaultValue + "`",
                meaning,
                false,
                text -> OptionParsers.integer(text, lowest, highest),
                defaultValue);
    }

    /** An option that is {@code true} or {@code false}. */
    static Option<Boolean> flag(String name, boolean defaultValue, String meaning) {
        return new Option<>(
                name, "`true` or `false`", "`" + defaultValue + "`", meaning, false, OptionParsers::flag, defaultValue);
    }

    /** An option that is a constant of an enum, written in lower case with hyphens. */
    static <E extends Enum<E>> Option<E> constant(String name, Class<E> type, E defaultValue, String meaning) {
        return new Option<>(
                name,
                OptionParsers.constants(type).stream()
                        .map(constant -> "`" + constant + "`")
                        .collect(Collectors.joining(", ")),
                "`" + OptionParsers.text(defaultValue) + "`",
                meaning,
                false,
                text -> OptionParsers.constant(type, text),
                defaultValue);
    }

    /** An option that names a part which the application brings: a class, or a CDI bean. */
    static <C> Option<Component<C>> component(String name, Class<C> type, String defaultText, String meaning) {
        return new Option<>(
                name,
                "class name, or name of a CDI bean",
                defaultText,
                meaning,
                false,
                text -> OptionParsers.component(type, text),
                null);
    }
}
