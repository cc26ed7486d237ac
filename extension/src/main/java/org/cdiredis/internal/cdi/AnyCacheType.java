package org.cdiredis.internal.cdi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;

/** The type {@code Cache<K, V>} with its own type variables, as the return type of a generic producer method would be. */
final class AnyCacheType implements ParameterizedType {

    @Override
    public Type[] getActualTypeArguments() {
        return Cache.class.getTypeParameters();
    }

    @Override
    public Type getRawType() {
        return Cache.class;
    }

    @Override
    public @Nullable Type getOwnerType() {
        return null;
    }

    @Override
    public String toString() {
        return "org.cdiredis.Cache<K, V>";
    }
}
