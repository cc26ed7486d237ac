package org.cdiredis.internal.cdi;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import com.fasterxml.jackson.databind.JavaType;
import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;
import org.cdiredis.NullPolicy;
import org.cdiredis.spi.MethodCaches;

/** The caches of a registry, for methods; each made once. Thread-safe. */
final class ConfiguredMethodCaches implements MethodCaches {

    private final CacheRegistry registry;
    private final Executor executor;
    private final Map<Made, Cache<CharSequence, ?>> caches = new ConcurrentHashMap<>();

    ConfiguredMethodCaches(CacheRegistry registry, Executor executor) {
        this.registry = registry;
        this.executor = executor;
    }

    /** What a cache is made of. */
    private record Made(String name, JavaType valueType, Optional<NullPolicy> nulls) {}

    @Override
    public SortedSet<String> names() {
        return registry.names();
    }

    @Override
    @SuppressWarnings("unchecked") // the type is the one that the cache was made for
    public <V extends @Nullable Object> Cache<CharSequence, V> get(
            String name, Type valueType, Optional<NullPolicy> nulls) {
        return (Cache<CharSequence, V>) caches.computeIfAbsent(
                new Made(name, registry.canonical(valueType), nulls),
                made -> registry.forMethods(name, valueType, nulls));
    }

    @Override
    public Optional<String> refusal(String name, Type valueType) {
        return registry.refusal(name, valueType);
    }

    @Override
    public Duration deadline(String name) {
        return registry.deadline(name);
    }

    @Override
    public Executor executor() {
        return executor;
    }
}
