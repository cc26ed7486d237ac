package org.cdiredis.caching.internal.jcache;

import java.lang.reflect.Method;
import java.util.Optional;
import javax.cache.Cache;
import javax.cache.annotation.CacheResolver;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.GeneratedCacheKey;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.plan.MethodCall;

/**
 * The cache of a method's exceptions. Immutable.
 *
 * @param target the method
 * @param resolver says which cache
 * @param filter which exceptions are kept
 * @param exceptions what is kept of them
 */
record KeptExceptions(
        Target<CacheResult> target, CacheResolver resolver, ThrowableFilter filter, SeenExceptions exceptions) {

    /** A call that throws what an earlier one has thrown, unless that is not asked for, and keeps what it throws. */
    MethodCall around(MethodCall call, boolean isAsked) {
        return new MethodCall() {
            @Override
            public @Nullable Object proceed() throws Exception {
                GeneratedCacheKey key = target.key(call);
                Cache<Object, Object> cache = target.cache(resolver, Optional.of(String.class), call);
                if (isAsked && cache.get(key) instanceof String text) {
                    Optional<Throwable> kept = exceptions.exception(text);
                    if (kept.isPresent()) {
                        throw unchecked(kept.get());
                    }
                }
                try {
                    return call.proceed();
                } catch (Exception | Error thrown) {
                    keep(cache, key, thrown);
                    throw thrown;
                }
            }

            @Override
            public Method method() {
                return call.method();
            }

            @Override
            public Object target() {
                return call.target();
            }

            @Override
            public @Nullable Object[] arguments() {
                return call.arguments();
            }
        };
    }

    /** Keeps an exception, if it is one of those that are kept. Errors are only if they are listed. */
    private void keep(Cache<Object, Object> cache, GeneratedCacheKey key, Throwable thrown) {
        if ((thrown instanceof Exception || !filter.included().isEmpty()) && filter.test(thrown)) {
            exceptions.text(thrown).ifPresent(text -> cache.put(key, text));
        }
    }

    /** An exception of any class, to be thrown as it is. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // erased, so that nothing is cast
    private static <T extends Throwable> RuntimeException unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
