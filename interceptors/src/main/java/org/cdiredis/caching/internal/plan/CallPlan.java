package org.cdiredis.caching.internal.plan;

import org.jspecify.annotations.Nullable;

/** What to do for each call of one method. Immutable and thread-safe. */
@FunctionalInterface
public interface CallPlan {

    /**
     * Does it.
     *
     * @param call the call
     * @return what the caller gets
     * @throws Exception what the method throws
     */
    @Nullable
    Object invoke(MethodCall call) throws Exception;
}
