package org.cdiredis.caching.internal.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.AnnotatedType;

import org.cdiredis.caching.CacheDefaults;
import org.cdiredis.caching.CacheResult;
import org.cdiredis.caching.internal.deployment.BeanKind;
import org.cdiredis.caching.internal.deployment.CachingAnnotations;
import org.cdiredis.caching.internal.deployment.MethodDeclaration;
import org.cdiredis.interceptors.internal.deployment.OverriddenMethods;

/** Finds the methods of a class whose calls are cached, with what their own annotations, those of the class and its stereotypes say. */
final class AnnotatedBeans {

    private final Predicate<Class<? extends Annotation>> isStereotype;

    /**
     * Finds methods.
     *
     * @param isStereotype whether an annotation is a stereotype, which may not be annotated so
     */
    AnnotatedBeans(Predicate<Class<? extends Annotation>> isStereotype) {
        this.isStereotype = isStereotype;
    }

    /** The methods of a class whose calls are cached. */
    List<MethodDeclaration> methods(AnnotatedType<?> type, BeanKind kind) {
        List<Annotation> ofClass = withStereotypes(type.getAnnotations());
        List<Annotation> caching = CachingAnnotations.expanded(ofClass);
        Optional<CacheDefaults> defaults = ofClass.stream()
                .filter(CacheDefaults.class::isInstance)
                .map(CacheDefaults.class::cast)
                .findFirst();
        OverriddenMethods overridden = new OverriddenMethods(type.getJavaClass());
        List<MethodDeclaration> methods = new ArrayList<>();
        for (AnnotatedMethod<?> method : type.getMethods()) {
            List<Annotation> own = CachingAnnotations.expanded(method.getAnnotations());
            List<Annotation> effective = own.isEmpty() ? fromClass(caching, method.getJavaMember()) : own;
            if (!effective.isEmpty() && !method.getJavaMember().isBridge() && !overridden.has(method.getJavaMember())) {
                methods.add(MethodDeclaration.of(
                        type.getJavaClass(),
                        method.getJavaMember(),
                        effective,
                        defaults,
                        List.copyOf(method.getAnnotations()),
                        ofParameters(method),
                        kind));
            }
        }
        return methods;
    }

    /** The annotations of a class that say what its calls do, and for none of whose methods they could hold. */
    List<Annotation> unused(AnnotatedType<?> type) {
        List<Annotation> caching = CachingAnnotations.expanded(withStereotypes(type.getAnnotations()));
        return type.getMethods().stream()
                        .anyMatch(method ->
                                !fromClass(caching, method.getJavaMember()).isEmpty())
                ? List.of()
                : caching;
    }

    /** Those of a class that can hold for a method: not for what nobody intercepts, nor a result where there is none. */
    private static List<Annotation> fromClass(List<Annotation> caching, Method method) {
        int modifiers = method.getModifiers();
        if (method.getDeclaringClass() == Object.class
                || method.isSynthetic()
                || Modifier.isStatic(modifiers)
                || Modifier.isPrivate(modifiers)
                || Modifier.isFinal(modifiers)) {
            return List.of();
        }
        boolean isVoid = method.getReturnType() == void.class;
        return caching.stream()
                .filter(annotation -> !(isVoid && annotation instanceof CacheResult))
                .toList();
    }

    /** Annotations, and those of the stereotypes among them. */
    List<Annotation> withStereotypes(Collection<Annotation> annotations) {
        List<Annotation> all = new ArrayList<>(annotations);
        for (Annotation annotation : annotations) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (type.isAnnotationPresent(Stereotype.class) || isStereotype.test(type)) {
                all.addAll(withStereotypes(List.of(type.getAnnotations())));
            }
        }
        return all;
    }

    private static List<List<Annotation>> ofParameters(AnnotatedMethod<?> method) {
        List<List<Annotation>> annotations = new ArrayList<>();
        for (AnnotatedParameter<?> parameter : method.getParameters()) {
            annotations.add(List.copyOf(parameter.getAnnotations()));
        }
        return annotations;
    }
}
