package org.cdiredis.internal.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;

import org.cdiredis.Expiry;
import org.cdiredis.codec.KeyCodec;

/** Reads the texts of options. */
final class OptionParsers {

    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

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

    static String serializer(String text) throws InvalidOptionException {
        if (!text.equals("json")) {
            throw new InvalidOptionException("no such serializer. Write json");
        }
        return text;
    }

    static KeyCodec keyCodec(String className) throws InvalidOptionException {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(className, true, application == null ? KeyCodec.class.getClassLoader() : application)
                    .asSubclass(KeyCodec.class)
                    .getConstructor()
                    .newInstance();
        } catch (ClassNotFoundException e) {
            throw new InvalidOptionException("no such class. Write the full name of a class of the application");
        } catch (ClassCastException e) {
            throw new InvalidOptionException("the class does not implement " + KeyCodec.class.getName());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new InvalidOptionException(
                    "the class cannot be instantiated. It needs to be public, with a public constructor without parameters"
                            + " that does not fail");
        }
    }
}
