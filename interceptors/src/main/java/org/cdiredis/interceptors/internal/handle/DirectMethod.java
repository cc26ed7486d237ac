package org.cdiredis.interceptors.internal.handle;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** A method of objects, ready to be called. Immutable and thread-safe. */
public final class DirectMethod {

    private static final MethodType OF_AN_OBJECT = MethodType.methodType(Object.class, Object.class, Object[].class);

    private static final Object[] NONE = {};

    private final MethodHandle handle;

    private DirectMethod(MethodHandle handle) {
        this.handle = handle;
    }

    /**
     * Makes a method ready.
     *
     * @param method a method that is not static
     * @return the method; empty if nobody outside of its module may call it
     */
    public static Optional<DirectMethod> of(Method method) {
        if (!method.trySetAccessible()) {
            return Optional.empty();
        }
        try {
            MethodHandle handle = MethodHandles.lookup().unreflect(method).asFixedArity();
            return Optional.of(new DirectMethod(handle.asSpreader(Object[].class, method.getParameterCount())
                    .asType(OF_AN_OBJECT)));
        } catch (IllegalAccessException e) {
            return Optional.empty();
        }
    }

    /**
     * Calls it, if it has no parameters.
     *
     * @param object the object
     * @return what it returns
     * @throws Throwable what it throws
     */
    public @Nullable Object call(Object object) throws Throwable {
        return call(object, NONE);
    }

    /**
     * Calls it.
     *
     * @param object the object
     * @param arguments the arguments
     * @return what it returns
     * @throws Throwable what it throws
     */
    public @Nullable Object call(Object object, @Nullable Object[] arguments) throws Throwable {
        return handle.invokeExact(object, arguments);
    }
}
