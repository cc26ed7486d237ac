package org.cdiredis.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.cdiredis.Expiry;

/** Reads the texts of options. */
final class OptionParsers {

    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

    private static final String CLASSPATH = "classpath:";

    /** Without a dot: with one, it is the name of a class that is not there. */
    private static final Pattern BEAN_NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*");

    private OptionParsers() {}

    static Expiry expiry(String text) throws InvalidOptionException {
        if (text.equals("never")) {
            return Expiry.never();
        }
        try {
            return Expiry.after(Duration.parse(text));
        } catch (DateTimeParseException e) {
            throw new InvalidOptionException(
                    "not an ISO-8601 duration. Write PT5M for five minutes, for example, or never");
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException(
                    "longer than Redis can count. Write at most " + Expiry.MAXIMUM + ", or never");
        }
    }

    static Duration timeout(String text) throws InvalidOptionException {
        Duration duration;
        try {
            duration = Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidOptionException("not an ISO-8601 duration. Write PT0.5S for half a second, for example");
        }
        if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new InvalidOptionException("out of range. Write PT0.001S to PT1H");
        }
        return duration;
    }

    static Duration duration(String text) throws InvalidOptionException {
        Duration duration;
        try {
            duration = Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidOptionException("not an ISO-8601 duration. Write PT1M for a minute, for example");
        }
        if (duration.isNegative() || duration.compareTo(Expiry.MAXIMUM) > 0) {
            throw new InvalidOptionException("out of range. Write PT0S to " + Expiry.MAXIMUM);
        }
        return duration;
    }

    static int integer(String text, int lowest, int highest) throws InvalidOptionException {
        try {
            int number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below, like a number that is out of range
        }
        throw new InvalidOptionException("not an integer from " + lowest + " to " + highest);
    }

    static double fraction(String text) throws InvalidOptionException {
        try {
            double fraction = Double.parseDouble(text);
            if (fraction >= 0 && fraction <= 1) {
                return fraction;
            }
        } catch (NumberFormatException e) {
            // reported below, like a number that is out of range
        }
        throw new InvalidOptionException("not a number from 0 to 1. Write 0.1 for a tenth, for example");
    }

    static boolean flag(String text) throws InvalidOptionException {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidOptionException("neither true nor false");
        };
    }

    /** A constant as it is written in a configuration: in lower case, with hyphens. */
    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> constants(Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants()).map(OptionParsers::text).toList();
    }

    static <E extends Enum<E>> E constant(Class<E> type, String text) throws InvalidOptionException {
        for (E constant : type.getEnumConstants()) {
            if (text(constant).equals(text)) {
                return constant;
            }
        }
        throw new InvalidOptionException("no such value. Write " + String.join(", ", constants(type)));
    }

    static <T> Component<T> component(Class<T> type, String name) throws InvalidOptionException {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        try {
            Class<? extends T> implementation = Class.forName(
                            name, false, application == null ? type.getClassLoader() : application)
                    .asSubclass(type);
            return new Component<>("", name, type, Optional.of(implementation));
        } catch (ClassCastException e) {
            throw new InvalidOptionException("the class does not implement " + type.getName());
        } catch (ClassNotFoundException e) {
            if (BEAN_NAME.matcher(name).matches()) {
                return new Component<>("", name, type, Optional.empty());
            }
            throw new InvalidOptionException(
                    "no such class. Write the full name of a class of the application, or the" + " name of a CDI bean");
        } catch (LinkageError e) {
            throw new InvalidOptionException(
                    "the class cannot be loaded: " + e.getClass().getSimpleName());
        }
    }

    static Path file(String text) throws InvalidOptionException {
        try {
            Path path = Path.of(text);
            if (Files.isRegularFile(path) && Files.isReadable(path)) {
                return path.toAbsolutePath();
            }
        } catch (InvalidPathException e) {
            // reported below, like a file that is not there
        }
        throw new InvalidOptionException("no such file, or not readable. Write the path of a file on the server");
    }

    /** The text of a file or resource, which may hold passwords. */
    static Secret document(String text) throws InvalidOptionException {
        try {
            if (!text.startsWith(CLASSPATH)) {
                return new Secret(Files.readString(file(text)));
            }
            ClassLoader application = Thread.currentThread().getContextClassLoader();
            ClassLoader loader = application == null ? OptionParsers.class.getClassLoader() : application;
            try (InputStream resource = loader.getResourceAsStream(text.substring(CLASSPATH.length()))) {
                if (resource == null) {
                    throw new InvalidOptionException("no such resource on the class path of the application");
                }
                return new Secret(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new InvalidOptionException("cannot be read as text in UTF-8");
        }
    }
}
