package org.cdiredis.lock;

import org.jspecify.annotations.Nullable;

import org.cdiredis.RedisCacheException;

/**
 * A lock was released, or was to be used, that its holder had lost before: its lease had ended, Redis had lost its data, or
 * somebody had released it by force. Somebody else may have held it meanwhile.
 */
public class LockLostException extends RedisCacheException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message and a cause.
     *
     * @param message the message
     * @param cause the cause; may be null
     */
    public LockLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
