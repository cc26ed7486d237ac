package org.cdiredis.session.filter;

import java.util.ArrayList;
import java.util.List;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

/** The header of one response that sets the session's cookie: at most one, whatever becomes of the session in the request. */
final class CookieHeader {

    private static final String SET_COOKIE = "Set-Cookie";

    private final HttpServletResponse response;
    private @Nullable String written;

    /** A header of that response, which must be the server's own: no wrapper counts for it. */
    CookieHeader(HttpServletResponse response) {
        this.response = response;
    }

    /** Adds the header, in place of one written before. Nothing is done once the response is sent. */
    void write(String header) {
        String before = written;
        written = header;
        List<String> headers = new ArrayList<>(response.getHeaders(SET_COOKIE));
        if (before == null || !headers.remove(before)) {
            response.addHeader(SET_COOKIE, header);
            return;
        }
        response.setHeader(SET_COOKIE, header);
        headers.forEach(other -> response.addHeader(SET_COOKIE, other));
    }

    /** Whether there is one to replace. */
    boolean isWritten() {
        return written != null;
    }

    /** The response has lost its headers. */
    void writeAgain() {
        String header = written;
        if (header != null && !response.isCommitted()) {
            response.addHeader(SET_COOKIE, header);
        }
    }
}
