package org.cdiredis.session.internal;

/** An attribute has been changed in place to what cannot be serialized, in an application that is {@code <distributable/>}: nothing was written. */
public final class UnwritableSessionException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param message the message
     * @param cause why it cannot be serialized
     */
    public UnwritableSessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
