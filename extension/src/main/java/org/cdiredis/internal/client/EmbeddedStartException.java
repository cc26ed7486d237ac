package org.cdiredis.internal.client;

/** The embedded Redis did not start. The message says why. */
public final class EmbeddedStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedStartException(RuntimeException cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }

    /**
     * Why it did not start.
     *
     * @return the reason and the remedy
     */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
