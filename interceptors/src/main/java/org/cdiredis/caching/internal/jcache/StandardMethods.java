package org.cdiredis.caching.internal.jcache;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.cdi.InterceptedCall;
import org.cdiredis.caching.internal.plan.CallPlan;

/** What to do with the calls of all methods. Thread-safe. */
final class StandardMethods implements StandardCalls {

    private final Map<Key, Optional<Planned>> plans = new ConcurrentHashMap<>();

    private record Key(Class<?> owner, Method method) {}

    private record Planned(Class<? extends Annotation> annotation, CallPlan plan) {}

    void add(StandardMethod method, CallPlan plan) {
        plans.put(
                new Key(method.owner(), method.method()),
                Optional.of(new Planned(method.annotation().annotationType(), plan)));
    }

    @Override
    public @Nullable Object proceed(Class<? extends Annotation> annotation, InvocationContext context)
            throws Exception {
        Optional<Planned> planned = planned(new Key(context.getTarget().getClass(), context.getMethod()));
        return planned.isPresent() && planned.get().annotation() == annotation
                ? planned.get().plan().invoke(new InterceptedCall(context))
                : context.proceed();
    }

    private Optional<Planned> planned(Key key) {
        Optional<Planned> found = plans.get(key);
        return found == null ? plans.computeIfAbsent(key, this::ofBean) : found;
    }

    /** That of the class of the bean, of which the target may be a subclass that the container has made. */
    private Optional<Planned> ofBean(Key key) {
        for (@Nullable Class<?> type = key.owner().getSuperclass(); type != null; type = type.getSuperclass()) {
            Optional<Planned> found = plans.get(new Key(type, key.method()));
            if (found != null) {
                return found;
            }
        }
        return Optional.empty();
    }
}
