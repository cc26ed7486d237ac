package org.cdiredis.locking.internal;

import java.io.Serializable;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import org.cdiredis.locking.DistributedSemaphore;

/** Runs methods by permits. It gets its binding from the extension, since that is for methods only. */
@Interceptor
@Priority(SemaphoreInterceptor.PRIORITY)
public class SemaphoreInterceptor implements Serializable {

    /** Before locks, so that nobody holds one while he waits for a permit. */
    static final int PRIORITY = Interceptor.Priority.PLATFORM_BEFORE + 90;

    private static final long serialVersionUID = 1L;

    private final LockedMethods methods;

    /**
     * An interceptor.
     *
     * @param methods runs what is intercepted
     */
    @Inject
    public SemaphoreInterceptor(LockedMethods methods) {
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
    public @Nullable Object permit(InvocationContext call) throws Exception {
        return methods.run(call, DistributedSemaphore.class);
    }
}
