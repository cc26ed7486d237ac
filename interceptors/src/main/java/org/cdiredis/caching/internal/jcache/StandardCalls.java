package org.cdiredis.caching.internal.jcache;

import java.lang.annotation.Annotation;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.cdi.PlannedCallInterceptor;

/** The calls of annotated methods; a bean, so that interceptors of passivating beans can be serialized. Thread-safe. */
public interface StandardCalls {

    /** Where the interceptors stand among others: where that of this library's own annotations does. */
    int PRIORITY = PlannedCallInterceptor.PRIORITY;

    /**
     * Does what an annotation says with a call.
     *
     * @param annotation the type of the annotation that the interceptor is bound to
     * @param context the call
     * @return what the method returns, or an earlier call has
     * @throws Exception what the method throws, or an earlier call has
     */
    @Nullable
    Object proceed(Class<? extends Annotation> annotation, InvocationContext context) throws Exception;
}
