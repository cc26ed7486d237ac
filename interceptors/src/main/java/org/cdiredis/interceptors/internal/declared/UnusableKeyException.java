package org.cdiredis.interceptors.internal.declared;

import org.jspecify.annotations.Nullable;

/** A call has no key. The message says why, for a coded message to end with. */
public final class UnusableKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableKeyException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
