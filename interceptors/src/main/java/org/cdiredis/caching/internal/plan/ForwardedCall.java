package org.cdiredis.caching.internal.plan;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/** A call that does more than the one within it when it proceeds. */
public abstract class ForwardedCall implements MethodCall {

    private final MethodCall call;

    /**
     * A call around another one.
     *
     * @param call the one within
     */
    protected ForwardedCall(MethodCall call) {
        this.call = call;
    }

    @Override
    public final Method method() {
        return call.method();
    }

    @Override
    public final Object target() {
        return call.target();
    }

    @Override
    public final @Nullable Object[] arguments() {
        return call.arguments();
    }
}
