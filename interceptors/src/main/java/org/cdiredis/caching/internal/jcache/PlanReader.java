package org.cdiredis.caching.internal.jcache;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResolverFactory;
import javax.cache.annotation.CacheResult;

import org.cdiredis.LoadPolicy;
import org.cdiredis.caching.Nulls;
import org.cdiredis.caching.internal.deployment.Signature;
import org.cdiredis.caching.internal.deployment.ValueType;
import org.cdiredis.caching.internal.plan.CallPlan;
import org.cdiredis.caching.internal.plan.ChangesPlan;
import org.cdiredis.caching.internal.plan.Lifetime;
import org.cdiredis.caching.internal.plan.NamedCache;
import org.cdiredis.caching.internal.plan.ResultPlan;
import org.cdiredis.caching.internal.plan.ResultRules;
import org.cdiredis.caching.internal.plan.StoreRules;
import org.cdiredis.interceptors.internal.deployment.Problems;

/** Makes of an annotated method the plan of its calls, or reports why that cannot be. */
final class PlanReader {

    private final TargetReader targets;
    private final Problems problems;

    PlanReader(TargetReader targets, Problems problems) {
        this.targets = targets;
        this.problems = problems;
    }

    /**
     * What an annotation says on which cache it means.
     *
     * @param cacheName the name; empty if it says none
     * @param resolverFactory what resolves it; the interface if it says none
     */
    record Names(String cacheName, Class<? extends CacheResolverFactory> resolverFactory) {}

    /** The plan of a method; empty if the annotation does not concern it, or something is wrong, which is reported. */
    Optional<CallPlan> read(StandardMethod method) {
        Annotation annotation = method.annotation();
        if (annotation instanceof CacheResult result) {
            return result(method, result);
        }
        if (annotation instanceof CachePut put) {
            return put(method, put);
        }
        if (annotation instanceof CacheRemove remove) {
            Names names = new Names(remove.cacheName(), remove.cacheResolverFactory());
            return targets.entry(method, remove, names, Optional.empty(), remove.cacheKeyGenerator())
                    .map(target -> new ChangesPlan(List.of(StandardChange.remove(target))));
        }
        CacheRemoveAll removeAll = (CacheRemoveAll) annotation;
        Names names = new Names(removeAll.cacheName(), removeAll.cacheResolverFactory());
        return targets.cache(method, removeAll, names, Optional.empty())
                .map(target -> new ChangesPlan(List.of(StandardChange.removeAll(target))));
    }

    private Optional<CallPlan> put(StandardMethod method, CachePut put) {
        ParameterRoles roles = method.roles();
        if (roles.valueCount() != 1) {
            if (method.isOwn() || roles.valueCount() > 1) {
                problems.add(JCacheMessages.MESSAGES.notOneValue(method.place(), roles.valueCount()));
            }
            return Optional.empty();
        }
        ValueType value =
                Signature.of(method.owner(), method.method()).parameter(method.method(), roles.valuePosition());
        Names names = new Names(put.cacheName(), put.cacheResolverFactory());
        return targets.entry(method, put, names, Optional.of(value), put.cacheKeyGenerator())
                .map(target -> new ChangesPlan(List.of(StandardChange.put(target))));
    }

    private Optional<CallPlan> result(StandardMethod method, CacheResult result) {
        Signature signature = Signature.of(method.owner(), method.method());
        if (signature.result().isVoid() || signature.async() != null) {
            if (method.isOwn()) {
                problems.add(JCacheMessages.MESSAGES.noResult(method.place()));
            }
            return Optional.empty();
        }
        Names names = new Names(result.cacheName(), result.cacheResolverFactory());
        return targets.entry(method, result, names, Optional.of(signature.result()), result.cacheKeyGenerator())
                .flatMap(target -> result.exceptionCacheName().isEmpty()
                        ? Optional.of(plan(method, target, Optional.empty()))
                        : targets.exceptions(method, target)
                                .map(exceptions -> plan(method, target, Optional.of(exceptions))));
    }

    private static CallPlan plan(
            StandardMethod method, Target<CacheResult> target, Optional<KeptExceptions> exceptions) {
        Function<NamedCache, CallPlan> planner = cache -> plan(method, target, exceptions, cache);
        return target.resolver() instanceof NamedResolver named
                ? planner.apply(named.cache().entries())
                : new ResolvedResult(target, exceptions, planner);
    }

    private static CallPlan plan(
            StandardMethod method, Target<CacheResult> target, Optional<KeptExceptions> exceptions, NamedCache cache) {
        boolean isSkipped = target.details().annotation().skipGet();
        LoadPolicy byDefault = LoadPolicy.byDefault();
        LoadPolicy policy = method.isOfSessionBean() ? byDefault.withStaleWindow(Duration.ZERO) : byDefault;
        CallPlan plan = new ResultPlan(new ResultRules(
                cache,
                target.keysIn(cache),
                null,
                isSkipped ? policy.reloading() : policy,
                new StoreRules(
                        Lifetime.BY_CONFIGURATION,
                        null,
                        null,
                        Nulls.BY_CONFIGURATION,
                        Lifetime.BY_CONFIGURATION,
                        target.form()),
                null));
        return exceptions.isEmpty()
                ? plan
                : call -> plan.invoke(exceptions.get().around(call, !isSkipped));
    }
}
