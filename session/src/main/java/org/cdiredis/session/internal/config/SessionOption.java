package org.cdiredis.session.internal.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * An option of sessions.
 *
 * @param name the name, behind {@code cdi-redis.session.}
 * @param type what may be written, as the reference names it
 * @param defaultText the default, as the reference shows it
 * @param meaning what it does, as the reference says it
 * @param isSecret whether messages hide its value
 * @param parser reads the text
 * @param defaultValue the default; null if the deployment says it
 * @param <T> the type of the value
 */
record SessionOption<T>(
        String name,
        String type,
        String defaultText,
        String meaning,
        boolean isSecret,
        Parser<T> parser,
        @Nullable T defaultValue) {

    /** Reads a text. */
    @FunctionalInterface
    interface Parser<T> {

        /** Throws an IllegalArgumentException whose message is the reason and the remedy. */
        T parse(String text);
    }

    static SessionOption<Boolean> flag(String name, boolean defaultValue, String meaning) {
        return new SessionOption<>(
                name,
                "`true` or `false`",
                "`" + defaultValue + "`",
                meaning,
                false,
                SessionOption::parseFlag,
                defaultValue);
    }

    private static Boolean parseFlag(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("neither true nor false");
    }

    static SessionOption<String> text(String name, String defaultText, @Nullable String defaultValue, String meaning) {
        return new SessionOption<>(name, "text", defaultText, meaning, false, text -> text, defaultValue);
    }

    static SessionOption<Integer> integer(String name, int lowest, int highest, int defaultValue, String meaning) {
        return new SessionOption<>(
                name,
                "integer, " + lowest + " or greater",
                "`" + defaultValue + "`",
                meaning,
                false,
                text -> parseInteger(text, lowest, highest),
                defaultValue);
    }

    private static Integer parseInteger(String text, int lowest, int highest) {
        try {
            int number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // as one out of bounds
        }
        throw new IllegalArgumentException("not an integer from " + lowest + " to " + highest);
    }

    static SessionOption<Duration> duration(
            String name, Duration lowest, Duration highest, String text, String meaning) {
        return new SessionOption<>(
                name,
                "ISO-8601 duration",
                "`" + text + "`",
                meaning,
                false,
                given -> parseDuration(given, lowest, highest),
                Duration.parse(text));
    }

    static Duration parseDuration(String text, Duration lowest, Duration highest) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(lowest) >= 0 && duration.compareTo(highest) <= 0) {
                return duration;
            }
        } catch (DateTimeException e) {
            // as one out of bounds
        }
        throw new IllegalArgumentException(
                "not a duration from " + lowest + " to " + highest + ". Write PT30M, for example");
    }

    static <E extends Enum<E>> SessionOption<E> constant(String name, Class<E> type, E defaultValue, String meaning) {
        String constants = Arrays.stream(type.getEnumConstants())
                .map(SessionOption::constant)
                .collect(Collectors.joining("`, `", "`", "`"));
        return new SessionOption<>(
                name,
                constants,
                "`" + constant(defaultValue) + "`",
                meaning,
                false,
                text -> parseConstant(type, text),
                defaultValue);
    }

    private static <E extends Enum<E>> E parseConstant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(candidate -> constant(candidate).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it is none of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(SessionOption::constant)
                                .collect(Collectors.joining(", "))));
    }

    private static String constant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
