package org.cdiredis.limiting.internal;

import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

/** Runs methods within their rate. A bean, so that interceptors of beans that are passivated can have it. Thread-safe. */
public interface LimitedMethods {

    /**
     * Runs a method.
     *
     * @param call the call
     * @return what the method returns; null if the call is skipped
     * @throws Exception what the method throws, or why it was not run
     */
    @Nullable
    Object run(InvocationContext call) throws Exception;
}
