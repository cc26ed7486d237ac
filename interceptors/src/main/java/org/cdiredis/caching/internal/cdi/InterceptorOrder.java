package org.cdiredis.caching.internal.cdi;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionType;
import jakarta.enterprise.inject.spi.Interceptor;

import org.cdiredis.caching.internal.CachingLogger;
import org.cdiredis.caching.internal.deployment.MethodDeclaration;
import org.cdiredis.interceptors.internal.deployment.MethodText;

/** Looks where the interceptors of transactions and of fault tolerance stand, and says what is doubtful. */
final class InterceptorOrder {

    private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";
    private static final String FAULT_TOLERANCE = "org.eclipse.microprofile.faulttolerance.";
    private static final String FALLBACK = FAULT_TOLERANCE + "Fallback";

    private final BeanManager manager;

    InterceptorOrder(BeanManager manager) {
        this.manager = manager;
    }

    void report(AnnotatedType<?> type, MethodDeclaration method) {
        Map<Class<? extends Annotation>, Annotation> bindings = bindings(type, method);
        List<Interceptor<?>> order = manager.resolveInterceptors(
                InterceptionType.AROUND_INVOKE, bindings.values().toArray(Annotation[]::new));
        int ours = index(order, PlannedCallInterceptor.class.getName());
        String place = MethodText.place(method.owner(), method.method());
        bindings.keySet().forEach(binding -> {
            String name = binding.getName();
            if (name.equals(TRANSACTIONAL) && standsAfter(order, ours, "ransaction")) {
                CachingLogger.LOG.transactionInside(place, binding.getSimpleName(), PlannedCallInterceptor.PRIORITY);
            } else if (name.startsWith(FAULT_TOLERANCE)) {
                reportFaultTolerance(order, ours, place, binding);
            }
        });
    }

    private static void reportFaultTolerance(
            List<Interceptor<?>> order, int ours, String place, Class<? extends Annotation> binding) {
        if (standsAfter(order, ours, "aulttolerance")) {
            if (binding.getName().equals(FALLBACK)) {
                CachingLogger.LOG.fallbackCached(place);
            }
        } else if (order.stream().anyMatch(interceptor -> isOf(interceptor, "aulttolerance"))) {
            CachingLogger.LOG.faultToleranceOutside(place, binding.getSimpleName(), PlannedCallInterceptor.PRIORITY);
        }
    }

    private Map<Class<? extends Annotation>, Annotation> bindings(AnnotatedType<?> type, MethodDeclaration method) {
        List<Annotation> all =
                new ArrayList<>(new AnnotatedBeans(manager::isStereotype).withStereotypes(type.getAnnotations()));
        Optional<? extends AnnotatedMethod<?>> annotated = type.getMethods().stream()
                .filter(candidate -> candidate.getJavaMember().equals(method.method()))
                .findFirst();
        annotated.ifPresent(found -> all.addAll(found.getAnnotations()));
        Map<Class<? extends Annotation>, Annotation> bindings = new LinkedHashMap<>();
        all.forEach(annotation -> addBinding(annotation, bindings));
        bindings.put(PlannedCall.class, PlannedCall.Literal.INSTANCE);
        return bindings;
    }

    /** Adds a binding, and those that it has itself. */
    private void addBinding(Annotation annotation, Map<Class<? extends Annotation>, Annotation> bindings) {
        Class<? extends Annotation> type = annotation.annotationType();
        if (manager.isInterceptorBinding(type) && !annotation.equals(bindings.put(type, annotation))) {
            manager.getInterceptorBindingDefinition(type).forEach(inherited -> addBinding(inherited, bindings));
        }
    }

    private static boolean standsAfter(List<Interceptor<?>> order, int ours, String part) {
        return order.stream().skip(ours + 1L).anyMatch(interceptor -> isOf(interceptor, part));
    }

    private static boolean isOf(Interceptor<?> interceptor, String part) {
        return interceptor.getBeanClass().getName().contains(part);
    }

    private static int index(List<Interceptor<?>> order, String name) {
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).getBeanClass().getName().equals(name)) {
                return i;
            }
        }
        return order.size();
    }
}
