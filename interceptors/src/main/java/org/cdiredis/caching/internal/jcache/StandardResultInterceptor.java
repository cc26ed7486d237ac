package org.cdiredis.caching.internal.jcache;

import java.io.Serializable;
import javax.cache.annotation.CacheResult;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

/** Hands calls of methods with the standard's {@code @CacheResult} on. */
@Interceptor
@CacheResult
@Priority(StandardCalls.PRIORITY)
public class StandardResultInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a client proxy, which is serializable
    private final StandardCalls calls;

    @Inject
    StandardResultInterceptor(StandardCalls calls) {
        this.calls = calls;
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext context) throws Exception {
        return calls.proceed(CacheResult.class, context);
    }
}
