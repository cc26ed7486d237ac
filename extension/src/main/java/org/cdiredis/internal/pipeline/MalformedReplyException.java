package org.cdiredis.internal.pipeline;

import org.redisson.client.RedisConnectionException;

/** What came is no reply of Redis. */
public final class MalformedReplyException extends RedisConnectionException {

    private static final long serialVersionUID = 1L;

    MalformedReplyException(Throwable cause) {
        super("no reply of Redis", cause);
    }
}
