package org.cdiredis.caching.internal.cdi;

import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.plan.CallPlan;
import org.cdiredis.caching.internal.plan.MethodCall;
import org.cdiredis.interceptors.internal.handle.DirectMethod;

/** An object in front of another one, whose calls it caches. Serializable if that is. */
final class CachedObject implements InvocationHandler, Serializable {

    private static final long serialVersionUID = 1L;
    private static final Object[] NONE = {};

    @SuppressWarnings("serial") // only if it is serializable is this written
    private final Object object;

    @SuppressWarnings("serial") // a client proxy, which is serializable
    private final PlanLookup lookup;

    private final String producer;
    private transient volatile @Nullable ProducedMethods methods;

    private CachedObject(Object object, PlanLookup lookup, String producer) {
        this.object = object;
        this.lookup = lookup;
        this.producer = producer;
    }

    /**
     * Puts an object in front of another one.
     *
     * @param object the object behind
     * @param type the interface that both have
     * @param lookup gives the methods of the producer, wherever the object is read again
     * @param producer the name of the producer
     */
    static Object around(Object object, Class<?> type, PlanLookup lookup, String producer) {
        Class<?>[] types =
                object instanceof Serializable ? new Class<?>[] {type, Serializable.class} : new Class<?>[] {type};
        return Proxy.newProxyInstance(type.getClassLoader(), types, new CachedObject(object, lookup, producer));
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
        ProducedMethods.Planned planned = methods().of(method);
        Call call = new Call(object, method, planned.direct(), arguments == null ? NONE : arguments);
        CallPlan plan = planned.plan();
        return plan == null ? call.proceed() : plan.invoke(call);
    }

    private ProducedMethods methods() {
        ProducedMethods known = methods;
        if (known == null) {
            known = lookup.ofProducer(producer);
            methods = known;
        }
        return known;
    }

    /**
     * A call of the object behind.
     *
     * @param target the object
     * @param method the method
     * @param direct the same, to be called
     * @param arguments the arguments
     */
    @SuppressWarnings("ArrayRecordComponent") // for one call
    private record Call(
            Object target,
            Method method,
            DirectMethod direct,
            @Nullable Object[] arguments) implements MethodCall {

        @Override
        public @Nullable Object proceed() throws Exception {
            try {
                return direct.call(target, arguments);
            } catch (Exception | Error thrown) {
                throw thrown;
            } catch (Throwable thrown) {
                throw new UndeclaredThrowableException(thrown);
            }
        }
    }
}
