package org.cdiredis.internal.cdi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Provider;

import org.cdiredis.Cache;

/** What the type of an injection point says. */
final class InjectionPointTypes {

    private InjectionPointTypes() {}

    /** The type that is wanted in the end: that inside of {@code Instance} or {@code Provider}, too. */
    static Type wanted(Type type) {
        if (type instanceof ParameterizedType parameterized
                && (parameterized.getRawType() == Instance.class || parameterized.getRawType() == Provider.class)) {
            return wanted(parameterized.getActualTypeArguments()[0]);
        }
        return type;
    }

    static boolean isRawCache(Type type) {
        return type == Cache.class;
    }

    /** The type arguments of a cache; empty if the type is not a cache with type arguments. */
    static Optional<CacheTypes> cacheTypes(Type type) {
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() == Cache.class) {
            Type[] arguments = parameterized.getActualTypeArguments();
            return Optional.of(new CacheTypes(arguments[0], arguments[1]));
        }
        return Optional.empty();
    }
}
