package org.cdiredis.locking.internal;

import java.io.Serializable;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import org.cdiredis.locking.DistributedLock;

/** Has transactions of methods under locks rolled back after a loss. It gets its binding from the extension, since that is for methods only. */
@Interceptor
@Priority(LockedTransactionInterceptor.PRIORITY)
public class LockedTransactionInterceptor implements Serializable {

    /** After the transactions of {@code @Transactional}, which begin at {@code PLATFORM_BEFORE + 200}. */
    static final int PRIORITY = Interceptor.Priority.PLATFORM_BEFORE + 210;

    private static final long serialVersionUID = 1L;

    private final LockedMethods methods;

    /**
     * An interceptor.
     *
     * @param methods runs what is intercepted
     */
    @Inject
    public LockedTransactionInterceptor(LockedMethods methods) {
        this.methods = methods;
    }

    /**
     * Runs a business method or a timer's.
     *
     * @param call the call
     * @return what it returns
     * @throws Exception what it throws, or that what it held is lost
     */
    @AroundInvoke
    @AroundTimeout
    public @Nullable Object lock(InvocationContext call) throws Exception {
        return methods.runInTransaction(call, DistributedLock.class);
    }
}
