package org.cdiredis.caching.internal.jcache;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.CacheResolver;
import javax.cache.annotation.CacheResolverFactory;
import javax.cache.annotation.CacheResult;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.deployment.ValueType;
import org.cdiredis.caching.internal.jcache.PlanReader.Names;
import org.cdiredis.interceptors.internal.deployment.Components;
import org.cdiredis.interceptors.internal.deployment.Problems;
import org.cdiredis.interceptors.internal.deployment.UnusableComponentException;
import org.cdiredis.interceptors.internal.key.CanonicalText;

/** Makes of what annotations say on caches and keys the targets of calls. Each factory is asked once for each method. */
final class TargetReader {

    private final Components components;
    private final SharedCaches caches;
    private final Problems problems;

    TargetReader(Components components, SharedCaches caches, Problems problems) {
        this.components = components;
        this.caches = caches;
        this.problems = problems;
    }

    /** The cache of a method; empty if it cannot be had, which is reported. */
    <A extends Annotation> Optional<Target<A>> cache(
            StandardMethod method, A annotation, Names names, Optional<ValueType> valueType) {
        MethodDetails<A> details = new MethodDetails<>(
                method.method(),
                method.annotated().getAnnotations(),
                annotation,
                method.cacheName(names.cacheName()),
                method.parameters());
        Class<? extends CacheResolverFactory> factory = chosen(
                CacheResolverFactory.class, names.resolverFactory(), method, CacheDefaults::cacheResolverFactory);
        Optional<CacheResolver> resolver = factory == CacheResolverFactory.class
                ? caches.resolver(method, details.cacheName(), valueType.map(ValueType::type), problems)
                : component(method, "cacheResolverFactory", factory)
                        .flatMap(made -> made(method, factory, () -> made.getCacheResolver(details)));
        return resolver.map(found -> new Target<>(method.place(), details, method.roles(), found, null, valueType));
    }

    /** The cache and the key of a method. */
    <A extends Annotation> Optional<Target<A>> entry(
            StandardMethod method,
            A annotation,
            Names names,
            Optional<ValueType> valueType,
            Class<? extends CacheKeyGenerator> ownGenerator) {
        Class<? extends CacheKeyGenerator> generator =
                chosen(CacheKeyGenerator.class, ownGenerator, method, CacheDefaults::cacheKeyGenerator);
        Optional<Target<A>> target = cache(method, annotation, names, valueType);
        if (generator != CacheKeyGenerator.class) {
            Optional<? extends CacheKeyGenerator> made = component(method, "cacheKeyGenerator", generator);
            return target.flatMap(found -> made.map(found::withGenerator));
        }
        checkKey(method);
        return target;
    }

    /** Where the exceptions of a method are kept. */
    Optional<KeptExceptions> exceptions(StandardMethod method, Target<CacheResult> target) {
        CacheResult result = target.details().annotation();
        Class<? extends CacheResolverFactory> factory = chosen(
                CacheResolverFactory.class, result.cacheResolverFactory(), method, CacheDefaults::cacheResolverFactory);
        Optional<CacheResolver> resolver = factory == CacheResolverFactory.class
                ? caches.exceptionResolver(method, result.exceptionCacheName(), problems)
                : component(method, "cacheResolverFactory", factory)
                        .flatMap(made -> made(method, factory, () -> made.getExceptionCacheResolver(target.details())));
        return resolver.map(found -> new KeptExceptions(
                target,
                found,
                ThrowableFilter.of(result.cachedExceptions(), result.nonCachedExceptions(), true),
                SeenExceptions.of(method.method(), result),
                caches.deadline(target.details().cacheName())));
    }

    private void checkKey(StandardMethod method) {
        Type[] types = method.method().getGenericParameterTypes();
        for (int position : method.roles().keyPositions()) {
            CanonicalText.refusal(types[position])
                    .ifPresent(reason -> problems.add(
                            JCacheMessages.MESSAGES.keyParameterWithoutText(method.place(), position + 1, reason)));
        }
    }

    /** The class that an annotation names, else the one that the class's defaults do, else the interface. */
    private static <T> Class<? extends T> chosen(
            Class<T> type,
            Class<? extends T> own,
            StandardMethod method,
            Function<CacheDefaults, Class<? extends T>> ofClass) {
        return own == type ? method.defaults().<Class<? extends T>>map(ofClass).orElse(own) : own;
    }

    private <T> Optional<T> component(StandardMethod method, String member, Class<T> type) {
        try {
            return Optional.of(components.get(type));
        } catch (UnusableComponentException e) {
            problems.add(JCacheMessages.MESSAGES.unusableComponent(
                    method.place(), type.getName(), member, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private Optional<CacheResolver> made(
            StandardMethod method, Class<?> factory, Supplier<@Nullable CacheResolver> resolver) {
        try {
            Optional<CacheResolver> made = Optional.ofNullable(resolver.get());
            if (made.isEmpty()) {
                problems.add(JCacheMessages.MESSAGES.noResolver(method.place(), factory.getName(), "it returns none"));
            }
            return made;
        } catch (RuntimeException e) {
            problems.add(JCacheMessages.MESSAGES.noResolver(method.place(), factory.getName(), "it has failed: " + e));
            return Optional.empty();
        }
    }
}
