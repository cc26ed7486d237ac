package org.cdiredis.caching.internal.deployment;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.plan.AsyncForm;
import org.cdiredis.caching.internal.plan.StageForm;
import org.cdiredis.caching.internal.plan.UniForm;
import org.cdiredis.interceptors.internal.deployment.TypeVariables;

/**
 * What a method returns, and takes, in the class of its bean.
 *
 * @param result the value that it returns, or that its stage completes with
 * @param async what it returns if it does not wait; null if it does
 * @param variables what type variables mean in the class
 */
public record Signature(ValueType result, @Nullable AsyncForm async, TypeVariables variables) {

    private static final String UNI = "io.smallrye.mutiny.Uni";

    /**
     * The signature of a method.
     *
     * @param owner the class of the bean, or its type with type arguments
     * @param method the method
     * @return what it returns
     */
    public static Signature of(Type owner, Method method) {
        TypeVariables variables = TypeVariables.of(owner);
        Type returned = variables.resolve(method.getGenericReturnType());
        AsyncForm async = async(method.getReturnType());
        Type value = async == null ? returned : argument(returned);
        return new Signature(ValueType.of(value), async, variables);
    }

    private static @Nullable AsyncForm async(Class<?> returned) {
        if (returned == CompletionStage.class || returned == CompletableFuture.class) {
            return new StageForm();
        }
        return returned.getName().equals(UNI) ? new UniForm() : null;
    }

    private static Type argument(Type type) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[0]
                : Object.class;
    }

    /**
     * The value that a parameter has.
     *
     * @param method the method
     * @param position the position of the parameter
     * @return its type
     */
    public ValueType parameter(Method method, int position) {
        return ValueType.of(variables.resolve(method.getGenericParameterTypes()[position]));
    }

    /**
     * Whether the result can be read once only, so that nobody else could have it.
     *
     * @param type the class of what is returned
     * @return true for streams and their like
     */
    public static boolean isReadableOnce(Class<?> type) {
        return BaseStream.class.isAssignableFrom(type)
                || Iterator.class.isAssignableFrom(type)
                || Spliterator.class.isAssignableFrom(type)
                || InputStream.class.isAssignableFrom(type)
                || Reader.class.isAssignableFrom(type)
                || Flow.Publisher.class.isAssignableFrom(type)
                || Future.class.isAssignableFrom(type)
                || isPublisher(type);
    }

    /** Whether a type is one of Reactive Streams', which are not on every class path. */
    private static boolean isPublisher(@Nullable Class<?> type) {
        return type != null
                && (type.getName().equals("org.reactivestreams.Publisher")
                        || isPublisher(type.getSuperclass())
                        || Arrays.stream(type.getInterfaces()).anyMatch(Signature::isPublisher));
    }
}
