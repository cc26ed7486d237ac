package org.cdiredis.caching.internal.cdi;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Map;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.plan.CallPlan;

/** Looks up the plan of the method that is called, and does what it says. One for each bean, with which it may be serialized. */
@PlannedCall
@Interceptor
@Priority(PlannedCallInterceptor.PRIORITY)
public final class PlannedCallInterceptor implements Serializable {

    /** Within transactions and locks, around what makes a method stand faults. */
    public static final int PRIORITY = Interceptor.Priority.LIBRARY_BEFORE + 100;

    private static final long serialVersionUID = 1L;

    private final PlanLookup lookup;
    private final @Nullable Class<?> beanClass;
    private transient volatile @Nullable Map<Method, CallPlan> plans;

    /** That of the last call, as most beans are called for one method mainly. Immutable, so threads may see it late, or not at all. */
    private transient @Nullable Found last;

    @Inject
    PlannedCallInterceptor(PlanLookup lookup, @Intercepted @Nullable Bean<?> bean) {
        this.lookup = lookup;
        // Null where the container of session beans makes the bean.
        this.beanClass = bean == null ? null : bean.getBeanClass();
    }

    @AroundInvoke
    @Nullable
    Object call(InvocationContext context) throws Exception {
        CallPlan plan = plan(context);
        return plan == null ? context.proceed() : plan.invoke(new InterceptedCall(context));
    }

    @SuppressWarnings("ReferenceEquality") // the container has one object for each method, and comparing takes its time
    private @Nullable CallPlan plan(InvocationContext context) {
        Method method = context.getMethod();
        Found known = last;
        if (known != null && known.method == method) {
            return known.plan;
        }
        Found found = new Found(method, plans(context).get(method));
        last = found;
        return found.plan;
    }

    private Map<Method, CallPlan> plans(InvocationContext context) {
        Map<Method, CallPlan> known = plans;
        if (known == null) {
            known = lookup.of(beanClass == null ? context.getTarget().getClass() : beanClass);
            plans = known;
        }
        return known;
    }

    /** What was looked up. */
    private record Found(Method method, @Nullable CallPlan plan) {}
}
