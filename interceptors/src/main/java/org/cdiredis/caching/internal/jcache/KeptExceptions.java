package org.cdiredis.caching.internal.jcache;

import java.time.Duration;
import java.util.Optional;
import javax.cache.Cache;
import javax.cache.annotation.CacheResolver;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.GeneratedCacheKey;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Expiry;
import org.cdiredis.caching.internal.plan.ForwardedCall;
import org.cdiredis.caching.internal.plan.MethodCall;
import org.cdiredis.caching.internal.plan.Patience;

/**
 * The cache of a method's exceptions. Immutable.
 *
 * @param target the method
 * @param resolver says which cache
 * @param filter which exceptions are kept
 * @param exceptions what is kept of them
 * @param deadline how long a call of the cache of the values takes at most
 */
record KeptExceptions(
        Target<CacheResult> target,
        CacheResolver resolver,
        ThrowableFilter filter,
        SeenExceptions exceptions,
        Duration deadline) {

    /** A call that throws what an earlier one has thrown, unless that is not asked for, and keeps what it throws. */
    MethodCall around(MethodCall call, boolean isAsked) {
        Patience patience = new Patience(deadline);
        return new ForwardedCall(call) {
            @Override
            public @Nullable Object proceed() throws Exception {
                GeneratedCacheKey key = target.key(call);
                Cache<Object, Object> cache = target.cache(resolver, Optional.of(String.class), call);
                if (isAsked && kept(cache, key, patience) instanceof String text) {
                    Optional<Throwable> kept = exceptions.exception(text);
                    if (kept.isPresent()) {
                        throw unchecked(kept.get());
                    }
                }
                try {
                    return call.proceed();
                } catch (Exception | Error thrown) {
                    textOf(thrown).ifPresent(text -> keep(cache, key, thrown, text, patience));
                    throw thrown;
                }
            }
        };
    }

    private static @Nullable Object kept(Cache<Object, Object> cache, GeneratedCacheKey key, Patience patience) {
        return cache instanceof RedisStandardCache ours
                ? patience.await(ours.entries().cache().async().get(ours.text(key)))
                : cache.get(key);
    }

    /** The text of an exception, if it is one of those that are kept. Errors are only if they are listed. */
    private Optional<String> textOf(Throwable thrown) {
        return (thrown instanceof Exception || !filter.included().isEmpty()) && filter.test(thrown)
                ? exceptions.text(thrown)
                : Optional.empty();
    }

    /** That it cannot be kept is told by the exception itself, which is what the caller is to see. */
    private static void keep(
            Cache<Object, Object> cache, GeneratedCacheKey key, Throwable thrown, String text, Patience patience) {
        try {
            if (cache instanceof RedisStandardCache ours) {
                patience.await(ours.entries().put(ours.text(key), text, Expiry.byDefault()));
            } else {
                cache.put(key, text);
            }
        } catch (RuntimeException e) {
            thrown.addSuppressed(e);
        }
    }

    /** An exception of any class, to be thrown as it is. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // erased, so that nothing is cast
    private static <T extends Throwable> RuntimeException unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
