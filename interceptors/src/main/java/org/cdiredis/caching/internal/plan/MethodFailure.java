package org.cdiredis.caching.internal.plan;

import org.cdiredis.RedisCacheException;

/**
 * Carries what a method has thrown through a loader: checked exceptions, which that may not throw, and errors of caches, which would be
 * taken for those of this one.
 */
final class MethodFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Exception thrown;

    private MethodFailure(Exception thrown) {
        super(null, thrown, false, false);
        this.thrown = thrown;
    }

    /** The exception itself if it needs no carrier. */
    static RuntimeException of(Exception thrown) {
        return thrown instanceof RuntimeException unchecked && !(thrown instanceof RedisCacheException)
                ? unchecked
                : new MethodFailure(thrown);
    }

    /** What the method has thrown. */
    Exception thrown() {
        return thrown;
    }

    @Override
    public String getMessage() {
        return String.valueOf(thrown);
    }
}
