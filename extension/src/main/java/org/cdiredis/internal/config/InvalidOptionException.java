package org.cdiredis.internal.config;

/** A text that is not a value of an option. The message says why and what to write instead, and does not repeat the text. */
final class InvalidOptionException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidOptionException(String reasonAndRemedy) {
        super(reasonAndRemedy);
    }
}
