package org.cdiredis.locking.internal;

import java.lang.annotation.Annotation;
import java.util.Objects;

import org.cdiredis.locking.DistributedLock;
import org.cdiredis.locking.DistributedSemaphore;

/** Where interceptors get bindings from that only methods can have. */
interface BoundMethod {

    /** Never called. */
    @DistributedLock
    @DistributedSemaphore(permits = 1)
    void bound();

    /** A binding. */
    static <A extends Annotation> A annotation(Class<A> type) {
        try {
            return Objects.requireNonNull(BoundMethod.class.getMethod("bound").getAnnotation(type));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
