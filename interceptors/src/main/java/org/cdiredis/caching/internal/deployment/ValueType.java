package org.cdiredis.caching.internal.deployment;

import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;

import org.cdiredis.caching.internal.plan.ValueForm;

/**
 * The type of a value, and how the method has it.
 *
 * @param type the type of the value in the cache
 * @param form how the method has it
 * @param declared the class that the method has
 */
public record ValueType(Type type, ValueForm form, Class<?> declared) {

    static ValueType of(Type declared) {
        if (declared instanceof Class<?> plain) {
            Class<?> wrapped = MethodType.methodType(plain).wrap().returnType();
            return new ValueType(wrapped, ValueForm.PLAIN, wrapped);
        }
        if (declared instanceof ParameterizedType parameterized && parameterized.getRawType() == Optional.class) {
            return new ValueType(parameterized.getActualTypeArguments()[0], ValueForm.OPTIONAL, Optional.class);
        }
        return new ValueType(declared, ValueForm.PLAIN, raw(declared));
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType parameterized ? (Class<?>) parameterized.getRawType() : Object.class;
    }

    /**
     * Whether there is no value.
     *
     * @return true for void
     */
    public boolean isVoid() {
        return type == Void.class;
    }
}
