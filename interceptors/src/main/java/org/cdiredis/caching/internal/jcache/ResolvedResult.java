package org.cdiredis.caching.internal.jcache;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.GeneratedCacheKey;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.plan.CallPlan;
import org.cdiredis.caching.internal.plan.MethodCall;
import org.cdiredis.caching.internal.plan.NamedCache;

/**
 * A method whose result is kept in a cache that a resolver of the application's chooses for each call: by a plan, if it is one of
 * this library, else as the standard says.
 */
final class ResolvedResult implements CallPlan {

    private final Target<CacheResult> target;
    private final Optional<KeptExceptions> exceptions;
    private final Function<NamedCache, CallPlan> planner;
    private final Map<RedisStandardCache, CallPlan> plans = new ConcurrentHashMap<>();

    ResolvedResult(
            Target<CacheResult> target, Optional<KeptExceptions> exceptions, Function<NamedCache, CallPlan> planner) {
        this.target = target;
        this.exceptions = exceptions;
        this.planner = planner;
    }

    @Override
    public @Nullable Object invoke(MethodCall call) throws Exception {
        Cache<Object, Object> cache = target.cache(call);
        return cache instanceof RedisStandardCache ours
                ? plans.computeIfAbsent(ours, made -> planner.apply(made.entries()))
                        .invoke(call)
                : foreign(call, cache);
    }

    private @Nullable Object foreign(MethodCall call, Cache<Object, Object> cache) throws Exception {
        GeneratedCacheKey key = target.key(call);
        boolean isAsked = !target.details().annotation().skipGet();
        if (isAsked) {
            @Nullable Object found = cache.get(key);
            if (found != null) {
                return found;
            }
        }
        MethodCall keeping = exceptions.isPresent() ? exceptions.get().around(call, isAsked) : call;
        @Nullable Object result = keeping.proceed();
        if (result != null) {
            cache.put(key, result);
        }
        return result;
    }
}
