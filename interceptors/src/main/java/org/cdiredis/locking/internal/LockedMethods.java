package org.cdiredis.locking.internal;

import java.lang.annotation.Annotation;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

/** Runs methods as their annotations want. A bean, so that interceptors of beans that are passivated can have it. Thread-safe. */
public interface LockedMethods {

    /**
     * Runs a method.
     *
     * @param call the call
     * @param annotation which of its annotations it is about
     * @return what the method returns; null if the call is skipped
     * @throws Exception what the method throws, or why it was not run
     */
    @Nullable
    Object run(InvocationContext call, Class<? extends Annotation> annotation) throws Exception;

    /**
     * Runs what is left of a method when its own transaction, if it has one, has begun.
     *
     * @param call the call
     * @param annotation which of its annotations it is about
     * @return what the method returns
     * @throws Exception what the method throws, or that it has lost what it held
     */
    @Nullable
    Object runInTransaction(InvocationContext call, Class<? extends Annotation> annotation) throws Exception;
}
