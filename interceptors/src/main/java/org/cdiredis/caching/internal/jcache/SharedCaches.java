package org.cdiredis.caching.internal.jcache;

import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.cache.annotation.CacheResolver;

import org.cdiredis.interceptors.internal.deployment.Problems;

/** The caches that methods name, and whose values all their methods have to agree on. Not thread-safe: deployment is one thread. */
final class SharedCaches {

    private final RedisCacheManager manager;
    private final Map<String, Use> uses = new HashMap<>();

    /** What the first method that keeps values in a cache keeps there. */
    private record Use(String place, Type valueType) {}

    SharedCaches(RedisCacheManager manager) {
        this.manager = manager;
    }

    /** Resolves to the cache of a name; the type of its values is empty for methods that keep none. */
    Optional<CacheResolver> resolver(
            StandardMethod method, String cacheName, Optional<Type> valueType, Problems problems) {
        valueType.ifPresent(type -> compare(method, cacheName, type, problems));
        return found(method, cacheName, valueType, problems);
    }

    /** Resolves to the cache of a name for exceptions. */
    Optional<CacheResolver> exceptionResolver(StandardMethod method, String cacheName, Problems problems) {
        return found(method, cacheName, Optional.of(String.class), problems);
    }

    private void compare(StandardMethod method, String cacheName, Type valueType, Problems problems) {
        Use first = uses.computeIfAbsent(cacheName, none -> new Use(method.place(), valueType));
        if (!first.valueType().getTypeName().equals(valueType.getTypeName())) {
            problems.add(JCacheMessages.MESSAGES.conflictingValueTypes(
                    first.place(),
                    method.place(),
                    first.valueType().getTypeName(),
                    valueType.getTypeName(),
                    cacheName));
        }
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
