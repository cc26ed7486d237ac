package org.cdiredis.benchmarks.subjects;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;
import org.cdiredis.Caches;
import org.cdiredis.lock.RedisLock;

/** cdi-redis in an application of its own: Weld, the extension, MicroProfile Config, and caches looked up by name. */
public final class CdiRedis implements Subject {

    /** As the others have, between 2 and 60 seconds: a machine that is busy with something else is to fail no row. */
    private static final String PATIENCE = "PT5S";

    private static final String OPTIONS = "cdi-redis.cache.";

    private final String prefix;
    private final SeContainer container;
    private final Cache<String, Book> books;
    private final Cache<String, Long> counters;

    CdiRedis(String location, String prefix, Map<String, String> options) {
        this.prefix = prefix;
        Map<String, String> settings = new LinkedHashMap<>(options);
        settings.put("location", location);
        settings.putIfAbsent("key-prefix", prefix);
        settings.put("ttl", TTL.toString());
        settings.put("timeout", PATIENCE);
        settings.put("deadline", PATIENCE);
        // Read once, at deployment; gone afterwards, so that the next subject is configured by its own alone.
        settings.forEach((name, value) -> System.setProperty(OPTIONS + prefix + "." + name, value));
        try {
            container = SeContainerInitializer.newInstance().initialize();
        } finally {
            settings.keySet().forEach(name -> System.clearProperty(OPTIONS + prefix + "." + name));
        }
        Caches caches = container.select(Library.class).get().caches();
        books = caches.get(prefix, String.class, Book.class);
        counters = caches.get(prefix, String.class, Long.class);
    }

    /**
     * An application with a near cache in front of its cache.
     *
     * @param location the server
     * @param prefix the prefix of its keys
     * @return the application
     */
    public static CdiRedis withNearCache(String location, String prefix) {
        return new CdiRedis(location, prefix, Map.of("near-cache.max-size", "10000"));
    }

    @Override
    public String name() {
        return Subjects.CDI_REDIS;
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.allOf(Operation.class);
    }

    @Override
    public String physicalKey(String key) {
        return prefix + ":1:" + key;
    }

    @Override
    public @Nullable Book get(String key) {
        return books.get(key);
    }

    @Override
    public void put(String key, Book book) {
        books.put(key, book);
    }

    @Override
    public void putCounter(String key) {
        counters.put(key, 0L);
    }

    @Override
    public long increment(String key) {
        return counters.increment(key);
    }

    @Override
    public Map<String, Book> getMany(Collection<String> keys) {
        return books.getAll(keys);
    }

    RedisLock lock(String name) {
        return counters.lock(name);
    }

    @Override
    public void removeMatching(String beginning) {
        books.removeAll(beginning + "*");
    }

    @Override
    public void clear() {
        books.clear();
    }

    @Override
    public void close() {
        container.close();
    }
}
