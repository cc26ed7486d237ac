package org.cdiredis.caching.internal.jcache;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.cache.annotation.CacheDefaults;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

import org.cdiredis.interceptors.internal.deployment.MethodText;
import org.cdiredis.interceptors.internal.deployment.OverriddenMethods;
import org.cdiredis.interceptors.internal.deployment.Problems;

/** Finds the methods of a bean that have one of the four annotations, or have it from their class or its stereotypes. */
final class AnnotatedMethods {

    private final BeanManager beans;
    private final Problems problems;

    AnnotatedMethods(BeanManager beans, Problems problems) {
        this.beans = beans;
        this.problems = problems;
    }

    /** A bean's class with its annotations. */
    record Type(Bean<?> bean, AnnotatedType<?> annotated, boolean isOfSessionBean) {}

    List<StandardMethod> of(Type type) {
        List<Annotation> ofClass = standard(Stream.concat(
                type.annotated().getAnnotations().stream(), stereotypes(type).flatMap(Set::stream)));
        Optional<CacheDefaults> defaults = Optional.ofNullable(type.annotated().getAnnotation(CacheDefaults.class));
        OverriddenMethods overridden = new OverriddenMethods(type.annotated().getJavaClass());
        List<StandardMethod> found = new ArrayList<>();
        for (AnnotatedMethod<?> method : type.annotated().getMethods()) {
            Method member = method.getJavaMember();
            if (!member.isSynthetic() && !overridden.has(member)) {
                String place = MethodText.place(type.annotated().getJavaClass(), member);
                annotation(method, place, ofClass)
                        .ifPresent(annotation -> found.add(new StandardMethod(
                                type.annotated().getJavaClass(),
                                method,
                                annotation,
                                defaults,
                                place,
                                type.isOfSessionBean())));
            }
        }
        return found;
    }

    /** The annotation that a method follows: its own, whichever of the four, else that of its class. */
    private Optional<Annotation> annotation(AnnotatedMethod<?> method, String place, List<Annotation> ofClass) {
        List<Annotation> own = standard(method.getAnnotations().stream());
        if (own.isEmpty()) {
            return isInterceptable(method.getJavaMember()) ? single(ofClass, place) : Optional.empty();
        }
        modifier(method.getJavaMember())
                .ifPresent(modifier ->
                        problems.add(JCacheMessages.MESSAGES.notInterceptable(place, modifier, name(own.get(0)))));
        return single(own, place);
    }

    private Optional<Annotation> single(List<Annotation> annotations, String place) {
        if (annotations.size() > 1) {
            problems.add(JCacheMessages.MESSAGES.severalAnnotations(
                    place, name(annotations.get(0)), name(annotations.get(1))));
        }
        return annotations.stream().findFirst();
    }

    private Stream<Set<Annotation>> stereotypes(Type type) {
        Set<Class<? extends Annotation>> all = new LinkedHashSet<>();
        type.bean().getStereotypes().forEach(stereotype -> addWithNested(stereotype, all));
        return all.stream().map(beans::getStereotypeDefinition);
    }

    private void addWithNested(Class<? extends Annotation> stereotype, Set<Class<? extends Annotation>> all) {
        if (all.add(stereotype)) {
            beans.getStereotypeDefinition(stereotype).stream()
                    .map(Annotation::annotationType)
                    .filter(beans::isStereotype)
                    .forEach(nested -> addWithNested(nested, all));
        }
    }

    private static List<Annotation> standard(Stream<Annotation> annotations) {
        return annotations
                .filter(annotation -> StandardAnnotations.ALL.contains(annotation.annotationType()))
                .sorted(Comparator.comparing(AnnotatedMethods::name).reversed())
                .toList();
    }

    private static boolean isInterceptable(Method method) {
        return modifier(method).isEmpty() && method.getDeclaringClass() != Object.class;
    }

    private static Optional<String> modifier(Method method) {
        return Stream.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .filter(modifier -> (method.getModifiers() & modifier) != 0)
                .map(Modifier::toString)
                .findFirst();
    }

    private static String name(Annotation annotation) {
        return annotation.annotationType().getSimpleName();
    }
}
