package org.cdiredis.interceptors.internal.plan;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

/**
 * The plans of the methods of all beans, for one annotation. Those of methods that the container did not show at deployment are
 * made at their first call. Thread-safe.
 *
 * @param <P> the plan of a method
 */
public final class MethodPlans<P> {

    private final Map<Key, P> plans = new ConcurrentHashMap<>();
    private final Function<Method, P> late;

    /**
     * No plans yet.
     *
     * @param late makes the plan of a method that is called and has none
     */
    public MethodPlans(Function<Method, P> late) {
        this.late = late;
    }

    private record Key(Class<?> owner, Method method) {}

    /**
     * Keeps the plan of a method.
     *
     * @param owner the class of the bean
     * @param method the method, which the class may have inherited
     * @param plan the plan
     */
    public void add(Class<?> owner, Method method, P plan) {
        plans.put(new Key(owner, method), plan);
    }

    /**
     * The plan for a call.
     *
     * @param call the call
     * @return the plan
     */
    public P of(InvocationContext call) {
        Key key = new Key(call.getTarget().getClass(), call.getMethod());
        P plan = plans.get(key);
        if (plan == null) {
            plan = find(key);
            plans.put(key, plan);
        }
        return plan;
    }

    /** That of the class of the bean, of which the target may be a subclass that the container has made. */
    private P find(Key key) {
        for (@Nullable Class<?> type = key.owner.getSuperclass(); type != null; type = type.getSuperclass()) {
            P plan = plans.get(new Key(type, key.method));
            if (plan != null) {
                return plan;
            }
        }
        return late.apply(key.method);
    }
}
