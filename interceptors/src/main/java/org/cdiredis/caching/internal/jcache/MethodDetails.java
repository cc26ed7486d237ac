package org.cdiredis.caching.internal.jcache;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.cache.annotation.CacheMethodDetails;

/**
 * What is known of a method at deployment, as resolver factories see it.
 *
 * @param method the method
 * @param annotations the annotations of the method
 * @param annotation the one of the four that this is about, of the method or of its class
 * @param cacheName the name of the cache
 * @param parameters the parameters
 * @param <A> the type of the annotation
 */
record MethodDetails<A extends Annotation>(
        Method method, Set<Annotation> annotations, A annotation, String cacheName, List<ParameterDetails> parameters)
        implements CacheMethodDetails<A> {

    MethodDetails {
        annotations = Set.copyOf(annotations);
        parameters = List.copyOf(parameters);
    }

    /** The name of the cache of a method that is given none: the standard says how it is made. */
    static String generatedCacheName(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getName)
                .collect(Collectors.joining(
                        ",", method.getDeclaringClass().getName() + "." + method.getName() + "(", ")"));
    }

    @Override
    public Method getMethod() {
        return method;
    }

    @Override
    public Set<Annotation> getAnnotations() {
        return annotations;
    }

    @Override
    public A getCacheAnnotation() {
        return annotation;
    }

    @Override
    public String getCacheName() {
        return cacheName;
    }
}
