package org.cdiredis.caching.internal.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jakarta.enterprise.inject.Alternative;

import org.cdiredis.caching.internal.Messages;
import org.cdiredis.interceptors.internal.deployment.Problems;

/**
 * Finds annotations that nothing obeys.
 *
 * @param annotated the classes that have some, and the name of one
 * @param beans the classes of the beans that do
 * @param unused the annotations of classes of beans that hold for no method
 */
record MisplacedAnnotations(
        Map<Class<?>, String> annotated, Set<Class<?>> beans, Map<Class<?>, List<Annotation>> unused) {

    void report(Problems problems) {
        annotated.forEach((type, annotation) -> {
            if (isMisplaced(type)) {
                problems.add(Messages.MESSAGES.noBean(type.getName(), annotation));
            }
        });
        unused.forEach(
                (type, annotations) -> annotations.forEach(annotation -> problems.add(Messages.MESSAGES.noMethodFor(
                        type.getName(), annotation.annotationType().getSimpleName()))));
    }

    /** An abstract class, a superclass of a bean, and an alternative that is not chosen are no mistakes. */
    private boolean isMisplaced(Class<?> type) {
        return (type.isInterface() || !Modifier.isAbstract(type.getModifiers()))
                && !type.isAnnotation()
                && !type.isAnnotationPresent(Alternative.class)
                && (type.isInterface() || beans.stream().noneMatch(type::isAssignableFrom));
    }
}
