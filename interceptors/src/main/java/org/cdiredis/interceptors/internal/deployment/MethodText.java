package org.cdiredis.interceptors.internal.deployment;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A method in words, the same on every container, JVM and build, whatever a proxy class is called. */
public final class MethodText {

    private MethodText() {}

    /**
     * A method's name for messages.
     *
     * @param owner the class of the bean
     * @param method the method
     * @return {@code the method find(String) of org.example.Shelf}
     */
    public static String place(Class<?> owner, Method method) {
        return "the method " + method.getName() + "(" + parameters(method, Class::getSimpleName) + ") of "
                + owner.getName();
    }

    /**
     * A method's name that no other method has.
     *
     * @param owner the class of the bean
     * @param method the method
     * @return {@code org.example.Shelf.find(java.lang.String)}; an array is {@code int[]}
     */
    public static String unique(Class<?> owner, Method method) {
        return owner.getName() + "." + signature(method);
    }

    /**
     * A method's name that no other method of its class has.
     *
     * @param method the method
     * @return {@code find(java.lang.String)}
     */
    public static String signature(Method method) {
        return method.getName() + "(" + parameters(method, Class::getTypeName) + ")";
    }

    private static String parameters(Method method, Function<Class<?>, String> name) {
        return Arrays.stream(method.getParameterTypes()).map(name).collect(Collectors.joining(","));
    }
}
