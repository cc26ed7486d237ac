package org.cdiredis.interceptors.internal.deployment;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Tells the methods of a class from those of its ancestors that nobody calls there: containers list both. */
public final class OverriddenMethods {

    private final Class<?> owner;
    private final TypeVariables variables;

    /**
     * The methods of a class.
     *
     * @param owner the class of a bean
     */
    public OverriddenMethods(Class<?> owner) {
        this.owner = owner;
        this.variables = TypeVariables.of(owner);
    }

    /**
     * Whether a method is overridden.
     *
     * @param method a method of the class, or of an ancestor
     * @return true if a class between has another in its place
     */
    public boolean has(Method method) {
        if ((method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) != 0) {
            return false;
        }
        for (@Nullable Class<?> type = owner;
                type != null && type != method.getDeclaringClass();
                type = type.getSuperclass()) {
            if (Arrays.stream(type.getDeclaredMethods()).anyMatch(other -> overrides(other, method))) {
                return true;
            }
        }
        return false;
    }

    private boolean overrides(Method other, Method method) {
        return other.getName().equals(method.getName())
                && !other.isBridge()
                && (other.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0
                && isSeenBy(other.getDeclaringClass(), method)
                && parameters(other).equals(parameters(method));
    }

    private static boolean isSeenBy(Class<?> type, Method method) {
        return (method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
                || type.getPackage() == method.getDeclaringClass().getPackage();
    }

    private List<Class<?>> parameters(Method method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .<Class<?>>map(type -> erased(variables.resolve(type)))
                .toList();
    }

    private Class<?> erased(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return Array.newInstance(erased(variables.resolve(array.getGenericComponentType())), 0)
                    .getClass();
        }
        return type instanceof TypeVariable<?> variable
                ? erased(variables.resolve(variable.getBounds()[0]))
                : Object.class;
    }
}
