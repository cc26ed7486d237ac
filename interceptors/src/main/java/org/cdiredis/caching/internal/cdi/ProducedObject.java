package org.cdiredis.caching.internal.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jakarta.enterprise.inject.spi.AnnotatedMember;

import org.cdiredis.caching.Caching;
import org.cdiredis.caching.internal.Messages;
import org.cdiredis.caching.internal.deployment.MethodDeclaration;
import org.cdiredis.caching.internal.plan.CallPlan;
import org.cdiredis.interceptors.internal.deployment.MethodText;
import org.cdiredis.interceptors.internal.deployment.Problems;

/** A producer whose objects are cached, with the plans of their methods once these have been made. */
final class ProducedObject {

    private final AnnotatedMember<?> member;
    private volatile Map<Method, CallPlan> plans = Map.of();

    ProducedObject(AnnotatedMember<?> member) {
        this.member = member;
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
                    .filter(method -> isMeant(caching.method(), method.getName()))
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
        String name = member.getJavaMember().getDeclaringClass().getName() + "."
                + member.getJavaMember().getName() + "." + MethodText.signature(method);
        return MethodDeclaration.of(type, method, annotations, Optional.empty(), List.of(), none, false)
                .named(name);
    }

    private static boolean isMeant(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }

    private static List<Annotation> said(Caching caching) {
        List<Annotation> said = new ArrayList<>(List.of(caching.result()));
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

    void planned(Map<Method, CallPlan> made) {
        plans = Map.copyOf(made);
    }

    /** What is injected in place of an object. */
    Object wrapped(Object object) {
        return CachedObject.around(object, raw(member.getBaseType()), this);
    }

    Map<Method, CallPlan> plans() {
        return plans;
    }
}
