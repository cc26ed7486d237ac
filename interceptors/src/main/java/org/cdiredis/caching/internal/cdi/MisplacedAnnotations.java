package org.cdiredis.caching.internal.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

import org.cdiredis.caching.internal.CachingLogger;
import org.cdiredis.caching.internal.Messages;
import org.cdiredis.interceptors.internal.deployment.Problems;

/**
 * Finds annotations that nothing obeys.
 *
 * @param annotated the classes that have some, and the name of one
 * @param beans the classes of the beans that do
 * @param unused the annotations of classes of beans that hold for no method
 * @param manager knows scopes and stereotypes
 */
record MisplacedAnnotations(
        Map<Class<?>, String> annotated,
        Set<Class<?>> beans,
        Map<Class<?>, List<Annotation>> unused,
        BeanManager manager) {

    void report(Problems problems) {
        annotated.forEach((type, annotation) -> {
            if (isMisplaced(type)) {
                if (couldBeBean(type)) {
                    CachingLogger.LOG.vetoed(type.getName(), annotation);
                } else {
                    problems.add(Messages.MESSAGES.noBean(type.getName(), annotation));
                }
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
                && annotations(type).stream().noneMatch(Alternative.class::isInstance)
                && (type.isInterface() || beans.stream().noneMatch(type::isAssignableFrom));
    }

    /** Whether a class has all that makes it one of a bean, so that somebody has taken it away on purpose. */
    private boolean couldBeBean(Class<?> type) {
        boolean isInner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
        return !type.isInterface()
                && !isInner
                && annotations(type).stream().anyMatch(annotation -> manager.isScope(annotation.annotationType()))
                && Arrays.stream(type.getDeclaredConstructors())
                        .anyMatch(constructor ->
                                constructor.getParameterCount() == 0 || constructor.isAnnotationPresent(Inject.class));
    }

    private List<Annotation> annotations(Class<?> type) {
        return new AnnotatedBeans(manager::isStereotype).withStereotypes(List.of(type.getAnnotations()));
    }
}
