package org.cdiredis.interceptors;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

/** An interceptor that does nothing: what matters is its place. */
public abstract class Proceeding {

    @AroundInvoke
    @Nullable
    Object call(InvocationContext context) throws Exception {
        return context.proceed();
    }
}
