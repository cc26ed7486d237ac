package org.cdiredis.interceptors.internal.config;

/** A text of an annotation means nothing. The message says why, and what to write, for a coded message to end with. */
public final class InvalidTextException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidTextException(String reason) {
        super(reason);
    }

    /**
     * Why.
     *
     * @return the reason and the remedy
     */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
