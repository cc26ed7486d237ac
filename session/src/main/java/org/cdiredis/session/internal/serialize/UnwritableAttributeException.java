package org.cdiredis.session.internal.serialize;

import java.io.ObjectStreamException;

import org.jspecify.annotations.Nullable;

/** A value that has no byte form. */
public final class UnwritableAttributeException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Causes may go round in a circle. */
    private static final int MAX_CAUSES = 16;

    /**
     * An exception.
     *
     * @param reason what is wrong with the value, without it
     * @param cause the cause; may be null
     */
    public UnwritableAttributeException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    /**
     * Whether another attempt may succeed, as for a list to which another thread is adding at the moment. Types that cannot be written and values
     * that are too large stay so.
     *
     * @return true if that is possible
     */
    public boolean isPassing() {
        boolean isPassing = false;
        Throwable cause = getCause();
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof ObjectStreamException) {
                return false;
            }
            isPassing |= cause instanceof RuntimeException;
            cause = cause.getCause();
        }
        return isPassing;
    }
}
