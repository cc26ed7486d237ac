package org.cdiredis.internal.cdi;

import java.lang.reflect.Type;
import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.InjectionPoint;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

import org.cdiredis.Cache;
import org.cdiredis.Caches;
import org.cdiredis.RedisCache;
import org.cdiredis.internal.Messages;

/** Registers the beans: for each alias a cache of any types and the raw client, and one for looking caches up. */
final class CacheBeans {

    private final CacheRegistry registry;

    CacheBeans(CacheRegistry registry) {
        this.registry = registry;
    }

    void register(AfterBeanDiscovery event) {
        for (String alias : registry.names()) {
            registerCache(event, alias);
            registerClient(event, alias);
        }
        event.<Caches>addBean()
                .id(Caches.class.getName())
                .types(Caches.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> registry);
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
                .produceWith(instance -> registry.typed(alias, wantedTypes(instance)));
    }

    private void registerClient(AfterBeanDiscovery event, String alias) {
        event.<RedissonClient>addBean()
                .id(RedissonClient.class.getName() + '#' + alias)
                .types(RedissonClient.class, Object.class)
                .qualifiers(RedisCache.Literal.of(alias))
                .scope(ApplicationScoped.class)
                .produceWith(instance -> registry.client(alias));
    }

    private static CacheTypes wantedTypes(Instance<Object> instance) {
        // Null for a reference that was got from the bean manager, which knows no injection point.
        @Nullable InjectionPoint point = instance.select(InjectionPoint.class).get();
        return Optional.ofNullable(point)
                .flatMap(known -> InjectionPointTypes.cacheTypes(InjectionPointTypes.wanted(known.getType())))
                .orElseThrow(() -> new IllegalArgumentException(Messages.MESSAGES.unknownInjectionPoint()));
    }
}
