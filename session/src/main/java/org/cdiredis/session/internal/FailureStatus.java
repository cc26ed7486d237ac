package org.cdiredis.session.internal;

import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.SessionConflictException;
import org.cdiredis.session.SessionUnavailableException;

/** What a client is told of a request that has failed because of its session: the same by all adapters. */
public final class FailureStatus {

    private static final int UNAVAILABLE = 503;
    private static final int CONFLICT = 409;
    private static final int ERROR = 500;

    /** Causes may go round in a circle. */
    private static final int MAX_CAUSES = 16;

    private FailureStatus() {}

    /**
     * The status of the response.
     *
     * @param failure what the request has failed with, in whatever a framework has wrapped it; null if it has not
     * @return the status; empty if the failure has nothing to do with sessions
     */
    public static OptionalInt of(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof SessionUnavailableException) {
                return OptionalInt.of(UNAVAILABLE);
            }
            if (cause instanceof SessionConflictException) {
                return OptionalInt.of(CONFLICT);
            }
            if (cause instanceof UnwritableSessionException) {
                return OptionalInt.of(ERROR);
            }
            cause = cause.getCause();
        }
        return OptionalInt.empty();
    }
}
