package org.cdiredis.benchmarks.subjects;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

/** An interceptor that does nothing: what intercepting costs at least. */
@EmptyInterceptor.Bound
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class EmptyInterceptor {

    /** Binds it. */
    @InterceptorBinding
    @Retention(RUNTIME)
    @interface Bound {}

    @AroundInvoke
    @Nullable
    Object call(InvocationContext context) throws Exception {
        return context.proceed();
    }
}
