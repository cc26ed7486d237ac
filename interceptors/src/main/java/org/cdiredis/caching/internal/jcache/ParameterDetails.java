package org.cdiredis.caching.internal.jcache;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import jakarta.enterprise.inject.spi.AnnotatedMethod;

/**
 * What is known of a parameter at deployment.
 *
 * @param rawType its declared type
 * @param annotations its annotations
 * @param position its index among the parameters
 */
record ParameterDetails(Class<?> rawType, Set<Annotation> annotations, int position) {

    ParameterDetails {
        annotations = Set.copyOf(annotations);
    }

    static List<ParameterDetails> of(AnnotatedMethod<?> method) {
        return method.getParameters().stream()
                .map(parameter -> new ParameterDetails(
                        parameter.getJavaParameter().getType(), parameter.getAnnotations(), parameter.getPosition()))
                .toList();
    }
}
