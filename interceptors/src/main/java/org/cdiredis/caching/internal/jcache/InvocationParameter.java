package org.cdiredis.caching.internal.jcache;

import java.lang.annotation.Annotation;
import java.util.Set;
import javax.cache.annotation.CacheInvocationParameter;

import org.jspecify.annotations.Nullable;

/**
 * An argument of a call, as resolvers and generators see it.
 *
 * @param details what is known of the parameter
 * @param value the argument
 */
record InvocationParameter(
        ParameterDetails details, @Nullable Object value) implements CacheInvocationParameter {

    @Override
    public Class<?> getRawType() {
        return details.rawType();
    }

    @Override
    public @Nullable Object getValue() {
        return value;
    }

    @Override
    public Set<Annotation> getAnnotations() {
        return details.annotations();
    }

    @Override
    public int getParameterPosition() {
        return details.position();
    }
}
