package org.cdiredis.caching.internal.cdi;

import java.lang.reflect.Method;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.plan.CallPlan;

/** The plans, added at deployment by whoever understands annotations. Thread-safe. */
public final class MethodPlans implements PlanLookup {

    private static final ProducedMethods NONE = new ProducedMethods(Map.of());

    private final Map<Class<?>, Map<Method, CallPlan>> plans = new ConcurrentHashMap<>();
    private final Map<String, ProducedMethods> produced = new ConcurrentHashMap<>();

    /**
     * Adds plans.
     *
     * @param beanClass the class of a bean
     * @param added the plans of its methods
     */
    public void add(Class<?> beanClass, Map<Method, CallPlan> added) {
        plans.merge(beanClass, both(Map.of(), added), MethodPlans::both);
    }

    void addProduced(String producer, Map<Method, CallPlan> added) {
        produced.put(producer, new ProducedMethods(added));
    }

    /** A hash table, which each call asks: faster than {@link Map#copyOf}, which divides. */
    private static Map<Method, CallPlan> both(Map<Method, CallPlan> one, Map<Method, CallPlan> other) {
        Map<Method, CallPlan> both = new HashMap<>(one);
        both.putAll(other);
        return Collections.unmodifiableMap(both);
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

    @Override
    public ProducedMethods ofProducer(String producer) {
        return produced.getOrDefault(producer, NONE);
    }
}
