package org.cdiredis.limiting.internal;

import java.util.Objects;

import org.cdiredis.limiting.RateLimited;

/** Where the interceptor gets a binding from that only methods can have. */
interface BoundMethod {

    /** Never called. */
    @RateLimited(permits = 1, period = "PT1S")
    void bound();

    /** The binding. */
    static RateLimited annotation() {
        try {
            return Objects.requireNonNull(BoundMethod.class.getMethod("bound").getAnnotation(RateLimited.class));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
