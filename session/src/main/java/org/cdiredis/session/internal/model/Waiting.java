package org.cdiredis.session.internal.model;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.SessionMessages;

/** Waits for a store in the thread of a request. Its stages end within the deadline. */
final class Waiting {

    private Waiting() {}

    /** What a stage ends with; throws a SessionUnavailableException if the store fails. */
    static <T extends @Nullable Object> T on(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw unavailable(cause);
        }
    }

    static SessionUnavailableException unavailable(Throwable cause) {
        if (cause instanceof SessionUnavailableException known) {
            return known;
        }
        ErrorKind kind = cause instanceof RedisCacheException failed ? failed.kind() : ErrorKind.OTHER;
        return new SessionUnavailableException(
                kind, SessionMessages.MESSAGES.unavailable(String.valueOf(cause.getMessage())), cause);
    }
}
