package org.cdiredis.caching.internal.jcache;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;
import javax.cache.Cache;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.CacheResolver;
import javax.cache.annotation.GeneratedCacheKey;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.deployment.ValueType;
import org.cdiredis.caching.internal.key.KeySource;
import org.cdiredis.caching.internal.key.ParameterKey;
import org.cdiredis.caching.internal.plan.MethodCall;
import org.cdiredis.caching.internal.plan.NamedCache;
import org.cdiredis.caching.internal.plan.ValueForm;
import org.cdiredis.interceptors.internal.key.ArgumentTexts;
import org.cdiredis.interceptors.internal.key.CanonicalText;

/**
 * Where the calls of a method lead: to a cache, and in it to a key. Without parts of the application's nothing is made for a call but
 * the key. Immutable.
 *
 * @param place the method, for messages
 * @param details what is known of the method
 * @param roles its parameters
 * @param resolver says which cache
 * @param generator says which key; null for the arguments
 * @param valueType what the method keeps; empty if it keeps nothing
 * @param <A> the type of the annotation
 */
record Target<A extends Annotation>(
        String place,
        MethodDetails<A> details,
        ParameterRoles roles,
        CacheResolver resolver,
        @Nullable CacheKeyGenerator generator,
        Optional<ValueType> valueType) {

    /** The same with a generator of the application's. */
    Target<A> withGenerator(CacheKeyGenerator other) {
        return new Target<>(place, details, roles, resolver, other, valueType);
    }

    /** How the method has the value. */
    ValueForm form() {
        return valueType.map(ValueType::form).orElse(ValueForm.PLAIN);
    }

    /** The cache of a call. */
    Cache<Object, Object> cache(MethodCall call) {
        return cache(resolver, valueType.map(ValueType::type), call);
    }

    /** The cache that a resolver gives for a call; one of this library's with values of the method's own type. */
    Cache<Object, Object> cache(CacheResolver chosen, Optional<Type> kept, MethodCall call) {
        if (chosen instanceof NamedResolver named) {
            return named.cache();
        }
        @Nullable Cache<Object, Object> resolved = chosen.resolveCache(invocation(call));
        if (resolved == null) {
            throw new IllegalStateException(
                    JCacheMessages.MESSAGES.nothingReturned(chosen.getClass().getName(), place));
        }
        return resolved instanceof RedisStandardCache ours ? ours.typed(kept) : resolved;
    }

    /** The key of a call. */
    GeneratedCacheKey key(MethodCall call) {
        if (generator == null) {
            return new ArgumentsKey(
                    CanonicalText.bounded(new ArgumentTexts("", roles.keyPositions()).of(call.arguments())));
        }
        @Nullable GeneratedCacheKey generated = generator.generateCacheKey(invocation(call));
        if (generated == null) {
            throw new IllegalStateException(
                    JCacheMessages.MESSAGES.nothingReturned(generator.getClass().getName(), place));
        }
        return generated;
    }

    /** The keys of calls in a cache of this library. */
    KeySource keysIn(NamedCache cache) {
        return generator == null
                ? new ParameterKey(cache.beginning(), roles.keyPositions(), false)
                : (call, result) -> cache.beginning() + KeyTexts.of(key((MethodCall) call));
    }

    private MethodInvocation<A> invocation(MethodCall call) {
        return new MethodInvocation<>(details, roles, call);
    }
}
