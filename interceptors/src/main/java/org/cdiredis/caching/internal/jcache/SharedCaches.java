package org.cdiredis.caching.internal.jcache;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Optional;
import javax.cache.annotation.CacheResolver;

import org.cdiredis.caching.internal.deployment.ValueTypes;
import org.cdiredis.interceptors.internal.deployment.Problems;

/** The caches that methods name, and whose values all their methods have to agree on. Not thread-safe: deployment is one thread. */
final class SharedCaches {

    private static final String OF_EXCEPTIONS = "java.lang.String (the texts of exceptions)";

    private final RedisCacheManager manager;
    private final NamedCaches caches;
    private final ValueTypes types;

    SharedCaches(NamedCaches caches, ValueTypes types) {
        this.manager = new RedisCacheManager(caches);
        this.caches = caches;
        this.types = types;
    }

    /** Resolves to the cache of a name; the type of its values is empty for methods that keep none. */
    Optional<CacheResolver> resolver(
            StandardMethod method, String cacheName, Optional<Type> valueType, Problems problems) {
        valueType.ifPresent(type -> compare(method, cacheName, type.getTypeName(), problems));
        return found(method, cacheName, valueType, problems);
    }

    /** Resolves to the cache of a name for exceptions. */
    Optional<CacheResolver> exceptionResolver(StandardMethod method, String cacheName, Problems problems) {
        compare(method, cacheName, OF_EXCEPTIONS, problems);
        return found(method, cacheName, Optional.of(String.class), problems);
    }

    /** How long a call of the cache of a name takes at most. */
    Duration deadline(String cacheName) {
        return caches.deadline(cacheName);
    }

    private void compare(StandardMethod method, String cacheName, String valueType, Problems problems) {
        types.conflict(
                        caches.alias(cacheName),
                        caches.nameWithin(cacheName),
                        new ValueTypes.Use(valueType, method.place()))
                .ifPresent(first -> problems.add(JCacheMessages.MESSAGES.conflictingValueTypes(
                        first.place(), method.place(), first.type(), valueType, cacheName)));
    }

    private Optional<CacheResolver> found(
            StandardMethod method, String cacheName, Optional<Type> valueType, Problems problems) {
        try {
            return Optional.of(new NamedResolver(manager.cache(cacheName, valueType)));
        } catch (IllegalArgumentException e) {
            problems.add(JCacheMessages.MESSAGES.unusableCache(
                    method.place(),
                    cacheName,
                    valueType.map(Type::getTypeName).orElse("any"),
                    String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }
}
