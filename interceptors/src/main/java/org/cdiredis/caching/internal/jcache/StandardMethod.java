package org.cdiredis.caching.internal.jcache;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import javax.cache.annotation.CacheDefaults;
import jakarta.enterprise.inject.spi.AnnotatedMethod;

/**
 * A method of a bean with the annotation that it follows.
 *
 * @param owner the class of the bean
 * @param annotated the method
 * @param annotation one of the four
 * @param defaults those of the class
 * @param place the method, for messages
 * @param isOfSessionBean whether the container of session beans calls it
 */
record StandardMethod(
        Class<?> owner,
        AnnotatedMethod<?> annotated,
        Annotation annotation,
        Optional<CacheDefaults> defaults,
        String place,
        boolean isOfSessionBean) {

    Method method() {
        return annotated.getJavaMember();
    }

    /** Whether the annotation is the method's own, not that of its class. */
    boolean isOwn() {
        return annotated.getAnnotations().contains(annotation);
    }

    List<ParameterDetails> parameters() {
        return ParameterDetails.of(annotated);
    }

    ParameterRoles roles() {
        return ParameterRoles.of(parameters());
    }

    /** The name that an annotation gives, else that of the class, else one made from the method. */
    String cacheName(String own) {
        if (!own.isEmpty()) {
            return own;
        }
        return defaults.map(CacheDefaults::cacheName)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> MethodDetails.generatedCacheName(method()));
    }
}
