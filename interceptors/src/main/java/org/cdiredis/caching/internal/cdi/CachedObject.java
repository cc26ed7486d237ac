package org.cdiredis.caching.internal.cdi;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.plan.CallPlan;
import org.cdiredis.caching.internal.plan.MethodCall;

/** An object in front of another one, whose calls it caches. */
final class CachedObject implements InvocationHandler {

    private final Object object;
    private final ProducedObject producer;

    private CachedObject(Object object, ProducedObject producer) {
        this.object = object;
        this.producer = producer;
    }

    static Object around(Object object, Class<?> type, ProducedObject producer) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new CachedObject(object, producer));
    }

    /** The object behind one that {@link #around} has made; any other itself. */
    static Object behind(Object object) {
        return Proxy.isProxyClass(object.getClass())
                        && Proxy.getInvocationHandler(object) instanceof CachedObject cached
                ? cached.object
                : object;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Call call = new Call(object, method, arguments == null ? new Object[0] : arguments);
        CallPlan plan = producer.plans().get(method);
        return plan == null ? call.proceed() : plan.invoke(call);
    }

    /** A call of the object behind. */
    private static final class Call implements MethodCall {

        private final Object object;
        private final Method method;
        private final @Nullable Object[] arguments;

        Call(Object object, Method method, @Nullable Object[] arguments) {
            this.object = object;
            this.method = method;
            this.arguments = arguments;
        }

        @Override
        public Method method() {
            return method;
        }

        @Override
        public Object target() {
            return object;
        }

        @Override
        public @Nullable Object[] arguments() {
            return arguments;
        }

        @Override
        public @Nullable Object proceed() throws Exception {
            try {
                return method.invoke(object, arguments);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof Exception thrown) {
                    throw thrown;
                }
                if (e.getCause() instanceof Error thrown) {
                    throw thrown;
                }
                throw e;
            }
        }
    }
}
