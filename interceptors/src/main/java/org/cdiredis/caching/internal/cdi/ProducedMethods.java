package org.cdiredis.caching.internal.cdi;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.plan.CallPlan;
import org.cdiredis.interceptors.internal.handle.DirectMethod;

/** The methods of the objects of one producer. Thread-safe. */
public final class ProducedMethods {

    private final Map<Method, CallPlan> plans;
    private final Map<Method, Planned> methods = new ConcurrentHashMap<>();

    ProducedMethods(Map<Method, CallPlan> plans) {
        this.plans = Map.copyOf(plans);
    }

    /**
     * A method.
     *
     * @param direct calls it
     * @param plan what to do with the call; null for only that
     */
    record Planned(DirectMethod direct, @Nullable CallPlan plan) {}

    Planned of(Method method) {
        Planned known = methods.get(method);
        return known == null ? methods.computeIfAbsent(method, this::planned) : known;
    }

    private Planned planned(Method method) {
        DirectMethod direct =
                DirectMethod.of(method).orElseThrow(() -> new IllegalStateException(method + " is not accessible"));
        return new Planned(direct, plans.get(method));
    }
}
