package org.cdiredis.session.filter;

import jakarta.servlet.ServletResponse;

/**
 * Knows when a write sends the response to the client: when what is written fills the buffer, or is all of the content. Rather too
 * early than too late, as servers are free to send large pieces past the buffer.
 */
final class OutputWatch {

    /** Jetty sends pieces at once that are greater than a quarter of its buffer. */
    private static final int PIECES_IN_BUFFER = 4;

    private static final long UNKNOWN = -1;

    private final ServletResponse response;
    private final ResponseEvents events;

    private long written;
    private long contentLength = UNKNOWN;
    private boolean committed;

    OutputWatch(ServletResponse response, ResponseEvents events) {
        this.response = response;
        this.events = events;
    }

    /** Before that many bytes are written. */
    void writing(long bytes) {
        if (isCommitted()) {
            return;
        }
        written += bytes;
        int buffer = response.getBufferSize();
        if (written > buffer || bytes > buffer / PIECES_IN_BUFFER || isComplete()) {
            events.beforeCommit();
        }
    }

    /** Before something that sends the response, or may. */
    void sending() {
        if (!isCommitted()) {
            events.beforeCommit();
        }
    }

    /** Before the length of the content is said; negative for unknown. */
    void contentLength(long length) {
        contentLength = length;
        if (isComplete()) {
            sending();
        }
    }

    /** What was written has been dropped. */
    void cleared() {
        written = 0;
    }

    /** All headers have been dropped. */
    void headersCleared() {
        contentLength = UNKNOWN;
    }

    /** Whether bytes need to be counted. */
    boolean isCounting() {
        return !committed;
    }

    private boolean isComplete() {
        return contentLength >= 0 && written >= contentLength;
    }

    private boolean isCommitted() {
        if (!committed) {
            committed = response.isCommitted();
        }
        return committed;
    }
}
