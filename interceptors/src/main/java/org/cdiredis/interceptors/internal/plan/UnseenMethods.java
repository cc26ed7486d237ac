package org.cdiredis.interceptors.internal.plan;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;

import org.cdiredis.interceptors.internal.deployment.MethodText;

/** Finds methods whose annotations do nothing, since their class is no bean. Not thread-safe: deployment is one thread. */
public final class UnseenMethods {

    /** Of enterprise beans that no other bean can be injected with; their methods are intercepted. */
    private static final String MESSAGE_DRIVEN = "jakarta.ejb.MessageDriven";

    private final Set<Class<? extends Annotation>> wanted;
    private final Map<String, Found> found = new TreeMap<>();
    private final Set<Class<?>> beans = new HashSet<>();

    /** A method and its annotation. */
    private record Found(Method method, Class<? extends Annotation> annotation) {}

    /**
     * Nothing seen yet.
     *
     * @param wanted the annotations
     */
    public UnseenMethods(Set<Class<? extends Annotation>> wanted) {
        this.wanted = Set.copyOf(wanted);
    }

    /**
     * Takes note of a class, be it one of a bean or not.
     *
     * @param type the class
     */
    public void seen(AnnotatedType<?> type) {
        boolean isCalled = type.getJavaClass().isInterface()
                || Modifier.isAbstract(type.getJavaClass().getModifiers())
                || type.getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.annotationType().getName().equals(MESSAGE_DRIVEN));
        if (isCalled) {
            return;
        }
        for (AnnotatedMethod<?> method : type.getMethods()) {
            wanted.stream()
                    .filter(method::isAnnotationPresent)
                    .forEach(annotation -> found.put(
                            annotation.getName() + MethodText.unique(type.getJavaClass(), method.getJavaMember()),
                            new Found(method.getJavaMember(), annotation)));
        }
    }

    /**
     * Takes note of the class of a bean.
     *
     * @param type the class
     */
    public void bean(Class<?> type) {
        beans.add(type);
    }

    /**
     * Tells of the methods that no bean has.
     *
     * @param problem gets the method in words and the annotation's name
     */
    public void report(BiConsumer<String, String> problem) {
        for (Found each : found.values()) {
            Class<?> owner = each.method.getDeclaringClass();
            if (beans.stream().noneMatch(owner::isAssignableFrom)) {
                problem.accept(MethodText.place(owner, each.method), each.annotation.getSimpleName());
            }
        }
    }
}
