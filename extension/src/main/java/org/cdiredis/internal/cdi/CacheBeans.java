package org.cdiredis.internal.cdi;

import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Function;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

import org.cdiredis.Cache;
import org.cdiredis.Caches;
import org.cdiredis.RedisCache;
import org.cdiredis.internal.Messages;
import org.cdiredis.limit.RateLimiters;
import org.cdiredis.lock.Locks;
import org.cdiredis.spi.MethodCaches;
import org.cdiredis.spi.RedisAccess;

/** Registers the beans: for each alias a cache of any types, the raw client, locks and rate limiters, and one for looking caches up. */
final class CacheBeans {

    private final BeanManager beans;
    private final CacheRegistry registry;
    private final MethodCaches methods;

    CacheBeans(CacheRegistry registry, MethodCaches methods, BeanManager beans) {
        this.beans = beans;
        this.registry = registry;
        this.methods = methods;
    }

    void register(AfterBeanDiscovery event) {
        for (String alias : registry.names()) {
            registerCache(event, alias);
            registerApplicationScoped(event, RedissonClient.class, alias, registry::client);
            registerApplicationScoped(event, Locks.class, alias, registry::servedLocks);
            registerApplicationScoped(event, RateLimiters.class, alias, registry::rateLimiters);
        }
        event.<Caches>addBean()
                .id(Caches.class.getName())
                .types(Caches.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> registry);
        event.<MethodCaches>addBean()
                .id(MethodCaches.class.getName())
                .types(MethodCaches.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> methods);
        event.<RedisAccess>addBean()
                .id(RedisAccess.class.getName())
                .types(RedisAccess.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> new ServedAccess(registry, () -> {}));
    }

    /**
     * One bean of the type {@code Cache<K, V>} with its type variables fits injection points of all types; being dependent, it
     * learns from the injection point which.
     */
    private void registerCache(AfterBeanDiscovery event, String alias) {
        Type anyCache = new AnyCacheType();
        event.<Cache<?, ?>>addBean()
                .id(Cache.class.getName() + '#' + alias)
                .types(anyCache, Object.class)
                .qualifiers(RedisCache.Literal.of(alias))
                .scope(Dependent.class)
                .createWith(context -> registry.typed(alias, wantedTypes(context)));
    }

    private static <T> void registerApplicationScoped(
            AfterBeanDiscovery event, Class<T> type, String alias, Function<String, T> made) {
        event.<T>addBean()
                .id(type.getName() + '#' + alias)
                .types(type, Object.class)
                .qualifiers(RedisCache.Literal.of(alias))
                .scope(ApplicationScoped.class)
                .produceWith(instance -> made.apply(alias));
    }

    private CacheTypes wantedTypes(CreationalContext<?> context) {
        // Null for a reference that was got from the bean manager, which knows no injection point.
        @Nullable Object point = beans.getInjectableReference(new OwnInjectionPoint(), context);
        return Optional.ofNullable((InjectionPoint) point)
                .flatMap(known -> InjectionPointTypes.cacheTypes(InjectionPointTypes.wanted(known.getType())))
                .orElseThrow(() -> new IllegalArgumentException(Messages.MESSAGES.unknownInjectionPoint()));
    }
}
