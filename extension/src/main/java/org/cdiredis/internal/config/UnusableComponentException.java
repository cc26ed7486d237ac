package org.cdiredis.internal.config;

/** A part that a property names cannot be had. The message is the problem as a deployment reports it. */
public final class UnusableComponentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A part that cannot be had.
     *
     * @param message the coded message
     */
    public UnusableComponentException(String message) {
        super(message);
    }
}
