package org.cdiredis.session.tomcat;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.SessionConflictException;
import org.cdiredis.session.SessionUnavailableException;

/** What the client is told of a request that has failed because of its session. */
final class SessionFailures {

    private static final int MAX_CAUSES = 16;

    private SessionFailures() {}

    /** The status for a failure, in whatever an application has wrapped it; 0 if it has nothing to do with sessions. */
    static int status(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof SessionUnavailableException) {
                return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            }
            if (cause instanceof SessionConflictException) {
                return HttpServletResponse.SC_CONFLICT;
            }
            cause = cause.getCause();
        }
        return 0;
    }
}
