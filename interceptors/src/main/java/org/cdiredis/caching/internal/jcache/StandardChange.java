package org.cdiredis.caching.internal.jcache;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.cache.Cache;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.GeneratedCacheKey;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Expiry;
import org.cdiredis.caching.internal.plan.Change;
import org.cdiredis.caching.internal.plan.MethodCall;
import org.cdiredis.caching.internal.plan.Outcomes;
import org.cdiredis.caching.internal.plan.UnstorableValues;

/**
 * What {@code @CachePut}, {@code @CacheRemove} or {@code @CacheRemoveAll} changes.
 *
 * @param target the cache and the key
 * @param isAfter whether it is after the method
 * @param outcomes after which exceptions it is
 * @param effect what is done
 */
record StandardChange(Target<?> target, boolean isAfter, Outcomes outcomes, Effect effect) implements Change {

    /** What is done to a cache by a call. The key is made before the method, which may change its arguments. */
    @FunctionalInterface
    interface Effect {
        Step of(Target<?> target, Cache<Object, Object> cache, MethodCall call);
    }

    static StandardChange put(Target<CachePut> target) {
        CachePut put = target.details().annotation();
        UnstorableValues unstorable = new UnstorableValues();
        return new StandardChange(
                target,
                put.afterInvocation(),
                outcomes(put.cacheFor(), put.noCacheFor()),
                (same, cache, call) -> put(same, cache, call, unstorable));
    }

    static StandardChange remove(Target<CacheRemove> target) {
        CacheRemove remove = target.details().annotation();
        return new StandardChange(
                target,
                remove.afterInvocation(),
                outcomes(remove.evictFor(), remove.noEvictFor()),
                (same, cache, call) -> removal(cache, same.key(call)));
    }

    static StandardChange removeAll(Target<CacheRemoveAll> target) {
        CacheRemoveAll removeAll = target.details().annotation();
        return new StandardChange(
                target,
                removeAll.afterInvocation(),
                outcomes(removeAll.evictFor(), removeAll.noEvictFor()),
                (same, cache, call) -> clearing(cache));
    }

    private static Outcomes outcomes(Class<? extends Throwable>[] included, Class<? extends Throwable>[] excluded) {
        return new Outcomes(List.of(included), List.of(excluded));
    }

    @Override
    public Step prepare(MethodCall call) {
        return effect.of(target, target.cache(call), call);
    }

    /** A null, which the standard's caches cannot keep, removes the entry: what it was is no longer true. */
    private static Step put(
            Target<?> target, Cache<Object, Object> cache, MethodCall call, UnstorableValues unstorable) {
        GeneratedCacheKey key = target.key(call);
        @Nullable Object argument = call.arguments()[target.roles().valuePosition()];
        if (!(cache instanceof RedisStandardCache ours)) {
            return argument == null ? removal(cache, key) : done(() -> cache.put(key, argument));
        }
        @Nullable Object value = target.form().valueOf(argument);
        return value == null
                ? removal(cache, key)
                : result -> unstorable.put(ours.entries(), call.method(), ours.text(key), value, Expiry.byDefault());
    }

    private static Step removal(Cache<Object, Object> cache, GeneratedCacheKey key) {
        return cache instanceof RedisStandardCache ours
                ? result -> ours.entries().remove(List.of(ours.text(key)))
                : done(() -> cache.remove(key));
    }

    private static Step clearing(Cache<Object, Object> cache) {
        return cache instanceof RedisStandardCache ours
                ? result -> ours.entries().clear()
                : done(cache::removeAll);
    }

    /** What is done when it returns. */
    private static Step done(Runnable change) {
        return result -> {
            change.run();
            CompletionStage<?> done = CompletableFuture.completedFuture(null);
            return done;
        };
    }
}
