package org.cdiredis.caching.internal.cdi;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.util.AnnotationLiteral;

import org.cdiredis.caching.CachePut;
import org.cdiredis.caching.CacheValue;
import org.cdiredis.caching.Caching;
import org.cdiredis.caching.internal.Messages;
import org.cdiredis.caching.internal.deployment.BeanKind;
import org.cdiredis.caching.internal.deployment.MethodDeclaration;
import org.cdiredis.caching.internal.plan.CallPlan;
import org.cdiredis.interceptors.internal.deployment.MethodText;
import org.cdiredis.interceptors.internal.deployment.Problems;

/**
 * A producer whose objects are cached.
 *
 * @param member the method or field
 * @param lookup gives the plans of all methods
 */
record ProducedObject(AnnotatedMember<?> member, Supplier<PlanLookup> lookup) {

    /** Marks the result of a method as what is put. */
    private static final class ResultLiteral extends AnnotationLiteral<CacheValue> implements CacheValue {

        private static final long serialVersionUID = 1L;
    }

    static List<Caching> annotations(AnnotatedMember<?> member) {
        Stream<Caching> all = member.getAnnotations().stream().flatMap(annotation -> {
            if (annotation instanceof Caching.List list) {
                return Arrays.stream(list.value());
            }
            return annotation instanceof Caching one ? Stream.of(one) : Stream.empty();
        });
        return all.toList();
    }

    /** The methods whose calls are cached; what is wrong is reported. */
    List<MethodDeclaration> methods(Problems problems) {
        Class<?> type = raw(member.getBaseType());
        if (!type.isInterface()) {
            problems.add(Messages.MESSAGES.noInterface(place(), type.getName()));
            return List.of();
        }
        Map<Method, List<Annotation>> found = new LinkedHashMap<>();
        for (Caching caching : annotations(member)) {
            List<Method> meant = Arrays.stream(type.getMethods())
                    .filter(method -> !method.isBridge() && isMeant(caching.method(), method.getName()))
                    .toList();
            if (meant.isEmpty()) {
                problems.add(Messages.MESSAGES.noSuchMethod(place(), caching.method(), type.getName()));
            }
            meant.forEach(method ->
                    found.computeIfAbsent(method, unseen -> new ArrayList<>()).addAll(said(caching)));
        }
        List<MethodDeclaration> methods = new ArrayList<>();
        found.forEach((method, annotations) -> methods.add(declaration(type, method, annotations)));
        return methods;
    }

    private MethodDeclaration declaration(Class<?> type, Method method, List<Annotation> annotations) {
        List<List<Annotation>> none = new ArrayList<>();
        for (int i = 0; i < method.getParameterCount(); i++) {
            none.add(List.of());
        }
        List<Annotation> onMethod =
                annotations.stream().anyMatch(CachePut.class::isInstance) ? List.of(new ResultLiteral()) : List.of();
        String name = member.getJavaMember().getDeclaringClass().getName() + "."
                + member.getJavaMember().getName() + "." + MethodText.signature(method);
        return MethodDeclaration.of(type, method, annotations, Optional.empty(), onMethod, none, BeanKind.LASTING)
                .of(member.getBaseType(), name);
    }

    private static boolean isMeant(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }

    private static List<Annotation> said(Caching caching) {
        List<Annotation> said = new ArrayList<>(List.of(caching.result()));
        said.addAll(List.of(caching.put()));
        said.addAll(List.of(caching.remove()));
        said.addAll(List.of(caching.removeAll()));
        return said;
    }

    private String place() {
        return "the producer " + member.getJavaMember().getName() + " of "
                + member.getJavaMember().getDeclaringClass().getName();
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        return type instanceof ParameterizedType parameterized ? (Class<?>) parameterized.getRawType() : Object.class;
    }

    /** The name of the producer, which no other has. */
    String name() {
        return member.getJavaMember().toString();
    }

    /** The plans of all methods by which the object can be called, also as one of an interface that its own one narrows. */
    Map<Method, CallPlan> withBridges(Map<Method, CallPlan> plans) {
        Map<Method, CallPlan> all = new HashMap<>(plans);
        Arrays.stream(raw(member.getBaseType()).getMethods())
                .filter(Method::isBridge)
                .forEach(bridge -> plans.forEach((method, plan) -> {
                    if (narrows(method, bridge)) {
                        all.put(bridge, plan);
                    }
                }));
        return all;
    }

    private static boolean narrows(Method method, Method bridge) {
        MethodType narrow = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        MethodType wide = MethodType.methodType(bridge.getReturnType(), bridge.getParameterTypes());
        return method.getName().equals(bridge.getName())
                && narrow.parameterCount() == wide.parameterCount()
                && wide.returnType().isAssignableFrom(narrow.returnType())
                && IntStream.range(0, wide.parameterCount())
                        .allMatch(i -> wide.parameterType(i).isAssignableFrom(narrow.parameterType(i)));
    }

    /** What is injected in place of an object. */
    Object wrapped(Object object) {
        return CachedObject.around(object, raw(member.getBaseType()), lookup.get(), name());
    }
}
