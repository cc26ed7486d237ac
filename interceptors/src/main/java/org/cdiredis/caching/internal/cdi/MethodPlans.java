package org.cdiredis.caching.internal.cdi;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.plan.CallPlan;

/** The plans, added at deployment by whoever understands annotations. Thread-safe. */
public final class MethodPlans implements PlanLookup {

    private final Map<Class<?>, Map<Method, CallPlan>> plans = new ConcurrentHashMap<>();

    /**
     * Adds plans.
     *
     * @param added the plans of the methods of the classes of beans
     */
    public void add(Map<Class<?>, Map<Method, CallPlan>> added) {
        added.forEach((type, methods) -> plans.merge(type, methods, MethodPlans::both));
    }

    private static Map<Method, CallPlan> both(Map<Method, CallPlan> one, Map<Method, CallPlan> other) {
        Map<Method, CallPlan> both = new HashMap<>(one);
        both.putAll(other);
        return Map.copyOf(both);
    }

    @Override
    public Map<Method, CallPlan> of(Class<?> beanClass) {
        for (@Nullable Class<?> type = beanClass; type != null; type = type.getSuperclass()) {
            Map<Method, CallPlan> found = plans.get(type);
            if (found != null) {
                return found;
            }
        }
        return Map.of();
    }
}
