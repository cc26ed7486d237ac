package org.cdiredis.limiting.internal;

import java.io.Serializable;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

/** Runs methods within their rate. It gets its binding from the extension, since that is for methods only. */
@Interceptor
@Priority(LimitInterceptor.PRIORITY)
public class LimitInterceptor implements Serializable {

    /** Before semaphores and locks, so that nobody waits for one in vain, or holds one while he waits for his turn. */
    static final int PRIORITY = Interceptor.Priority.PLATFORM_BEFORE + 80;

    private static final long serialVersionUID = 1L;

    private final LimitedMethods methods;

    /**
     * An interceptor.
     *
     * @param methods runs what is intercepted
     */
    @Inject
    public LimitInterceptor(LimitedMethods methods) {
        this.methods = methods;
    }

    /**
     * Runs a business method or a timer's.
     *
     * @param call the call
     * @return what it returns
     * @throws Exception what it throws, or why it was not run
     */
    @AroundInvoke
    @AroundTimeout
    public @Nullable Object limit(InvocationContext call) throws Exception {
        return methods.run(call);
    }
}
