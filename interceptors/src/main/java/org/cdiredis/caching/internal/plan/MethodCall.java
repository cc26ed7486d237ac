package org.cdiredis.caching.internal.plan;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.CacheInvocation;

/** A call that has been intercepted. */
public interface MethodCall extends CacheInvocation {

    /**
     * Runs the method. May be called by another thread, and again.
     *
     * @return what it returns
     * @throws Exception what it throws
     */
    @Nullable
    Object proceed() throws Exception;
}
