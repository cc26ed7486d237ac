package org.cdiredis.internal.cache;

import java.util.concurrent.CompletionException;

import org.cdiredis.RedisCacheException;

/** What stages fail with. */
final class Failures {

    private Failures() {}

    /** The failure itself, out of the {@link CompletionException} that dependent stages wrap it in. */
    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** The failure of a command, which is of this type. */
    static RedisCacheException ofRedis(Throwable failure) {
        if (unwrapped(failure) instanceof RedisCacheException known) {
            return known;
        }
        throw new CompletionException(failure);
    }
}
