package org.cdiredis.caching.internal.plan;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of an exception. As text, the name of the class, and the message on the lines after.
 *
 * @param type the name of the class
 * @param message the message; null for none
 */
public record ExceptionText(String type, @Nullable String message) {

    private static final char SEPARATOR = '\n';

    /**
     * What is kept of an exception.
     *
     * @param thrown the exception
     * @return its class and message
     */
    public static ExceptionText of(Throwable thrown) {
        return new ExceptionText(thrown.getClass().getName(), thrown.getMessage());
    }

    /**
     * What a text has kept.
     *
     * @param text any text
     * @return class and message; the class may be none
     */
    public static ExceptionText parse(String text) {
        int end = text.indexOf(SEPARATOR);
        return end < 0
                ? new ExceptionText(text, null)
                : new ExceptionText(text.substring(0, end), text.substring(end + 1));
    }

    @Override
    public String toString() {
        return message == null ? type : type + SEPARATOR + message;
    }
}
