package org.cdiredis.caching.internal.cdi;

import java.lang.reflect.Method;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.plan.MethodCall;

/**
 * A call as the container has intercepted it.
 *
 * @param context the container's view
 */
public record InterceptedCall(InvocationContext context) implements MethodCall {

    @Override
    public Method method() {
        return context.getMethod();
    }

    @Override
    public Object target() {
        return context.getTarget();
    }

    @Override
    public @Nullable Object[] arguments() {
        return context.getParameters();
    }

    @Override
    public @Nullable Object proceed() throws Exception {
        return context.proceed();
    }
}
