package org.cdiredis.caching.internal.jcache;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javax.cache.annotation.CacheInvocationContext;
import javax.cache.annotation.CacheInvocationParameter;
import javax.cache.annotation.CacheKeyInvocationContext;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.cdi.InterceptedCall;
import org.cdiredis.caching.internal.plan.MethodCall;

/** A call of a method, as resolvers and generators see it: with the arguments that it was made with. Thread-safe if these are. */
final class MethodInvocation<A extends Annotation> implements CacheKeyInvocationContext<A> {

    private final MethodDetails<A> details;
    private final ParameterRoles roles;
    private final MethodCall call;
    private final @Nullable Object[] arguments;

    MethodInvocation(MethodDetails<A> details, ParameterRoles roles, MethodCall call) {
        this.details = details;
        this.roles = roles;
        this.call = call;
        this.arguments = call.arguments().clone();
    }

    @Override
    public Method getMethod() {
        return details.method();
    }

    @Override
    public Set<Annotation> getAnnotations() {
        return details.annotations();
    }

    @Override
    public A getCacheAnnotation() {
        return details.annotation();
    }

    @Override
    public String getCacheName() {
        return details.cacheName();
    }

    @Override
    public Object getTarget() {
        return call.target();
    }

    @Override
    public CacheInvocationParameter[] getAllParameters() {
        return details.parameters().stream().map(this::parameter).toArray(CacheInvocationParameter[]::new);
    }

    @Override
    public CacheInvocationParameter[] getKeyParameters() {
        return IntStream.of(roles.keyPositions())
                .mapToObj(position -> parameter(details.parameters().get(position)))
                .toArray(CacheInvocationParameter[]::new);
    }

    @Override
    public @Nullable CacheInvocationParameter getValueParameter() {
        return roles.isValueMarked() ? parameter(details.parameters().get(roles.valuePosition())) : null;
    }

    /** The container's own context of the call, or this. */
    @Override
    public <T> T unwrap(Class<T> type) {
        Objects.requireNonNull(type, "type");
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        if (call instanceof InterceptedCall intercepted && type.isInstance(intercepted.context())) {
            return type.cast(intercepted.context());
        }
        throw new IllegalArgumentException(
                JCacheMessages.MESSAGES.cannotUnwrap(CacheInvocationContext.class.getSimpleName(), type.getName()));
    }

    private CacheInvocationParameter parameter(ParameterDetails parameter) {
        return new InvocationParameter(parameter, arguments[parameter.position()]);
    }
}
