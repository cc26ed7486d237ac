package org.cdiredis.internal.cdi;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;

/**
 * The type arguments of a cache.
 *
 * @param key the type of the keys
 * @param value the type of the values
 */
record CacheTypes(Type key, Type value) {

    /** Whether a type has type variables or wildcards, so that it does not say what to decode. */
    static boolean isOpen(Type type) {
        if (type instanceof TypeVariable<?> || type instanceof WildcardType) {
            return true;
        }
        if (type instanceof GenericArrayType array) {
            return isOpen(array.getGenericComponentType());
        }
        if (type instanceof ParameterizedType parameterized) {
            for (Type argument : parameterized.getActualTypeArguments()) {
                if (isOpen(argument)) {
                    return true;
                }
            }
        }
        return false;
    }
}
