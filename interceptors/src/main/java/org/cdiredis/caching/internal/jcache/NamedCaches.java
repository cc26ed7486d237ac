package org.cdiredis.caching.internal.jcache;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.cdiredis.NullPolicy;
import org.cdiredis.RedisCache;
import org.cdiredis.caching.internal.plan.NamedCache;
import org.cdiredis.spi.MethodCaches;

/**
 * The caches that annotations name, with any text: those of the configuration, and for all other names a part of the default one.
 * Thread-safe.
 */
final class NamedCaches {

    private static final String SEPARATOR = "/";

    private final MethodCaches caches;

    NamedCaches(MethodCaches caches) {
        this.caches = caches;
    }

    /**
     * The entries of the cache of a name.
     *
     * @param name the name
     * @param valueType the type of the values; empty if they do not matter
     * @return the entries, among which there are no nulls
     * @throws IllegalArgumentException if there is no such cache, or its values cannot be of that type
     */
    NamedCache entries(String name, Optional<Type> valueType) {
        String alias = alias(name);
        String within = nameWithin(name);
        Type type = valueType.orElseGet(() -> anyType(alias));
        caches.refusal(alias, type).ifPresent(refusal -> {
            throw new IllegalArgumentException(refusal);
        });
        return new NamedCache(
                caches.get(alias, type, Optional.of(NullPolicy.SKIP)),
                within.isEmpty() ? "" : within + SEPARATOR,
                false);
    }

    /** The alias that a name means, or within which it is one. */
    String alias(String name) {
        return caches.names().contains(name) ? name : RedisCache.DEFAULT;
    }

    /** The name within the alias; empty for all of it. */
    String nameWithin(String name) {
        return caches.names().contains(name) ? "" : name;
    }

    /** How long a call of the cache of a name takes at most; where there is none of that name, that of any cache. */
    Duration deadline(String name) {
        String alias = alias(name);
        return caches.names().contains(alias)
                ? caches.deadline(alias)
                : caches.names().stream()
                        .map(caches::deadline)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO);
    }

    /** A type that the serializer accepts. */
    private Type anyType(String alias) {
        return List.<Type>of(Object.class, String.class, byte[].class).stream()
                .filter(type -> caches.refusal(alias, type).isEmpty())
                .findFirst()
                .orElse(Object.class);
    }
}
