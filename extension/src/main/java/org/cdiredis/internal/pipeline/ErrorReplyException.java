package org.cdiredis.internal.pipeline;

import org.redisson.client.RedisException;

/** The server's answer is an error. The message is what the server says. */
public final class ErrorReplyException extends RedisException {

    private static final long serialVersionUID = 1L;

    ErrorReplyException(String message) {
        super(message);
    }
}
