package org.cdiredis.caching.internal.jcache;

import java.io.Serializable;
import javax.cache.annotation.CachePut;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

/** Hands calls of methods with the standard's {@code @CachePut} on. */
@Interceptor
@CachePut
@Priority(StandardCalls.PRIORITY)
public class StandardPutInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a client proxy, which is serializable
    private final StandardCalls calls;

    @Inject
    StandardPutInterceptor(StandardCalls calls) {
        this.calls = calls;
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext context) throws Exception {
        return calls.proceed(CachePut.class, context);
    }
}
