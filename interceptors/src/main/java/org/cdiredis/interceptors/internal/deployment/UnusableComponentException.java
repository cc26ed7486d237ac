package org.cdiredis.interceptors.internal.deployment;

/** A part that an application names cannot be had. The message says why, and what to do about it, for a coded message to end with. */
public final class UnusableComponentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableComponentException(String reason) {
        super(reason);
    }
}
