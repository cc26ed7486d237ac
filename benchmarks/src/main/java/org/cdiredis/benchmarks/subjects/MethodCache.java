package org.cdiredis.benchmarks.subjects;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.CacheKeys;

/** cdi-redis behind {@code @CacheResult}. */
final class MethodCache implements Subject {

    private final String alias;
    private final SeContainer container;
    private final MethodBooks books;

    MethodCache(String location, String alias, Map<String, String> more) {
        this.alias = alias;
        String options = "cdi-redis.cache." + alias + ".";
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(options + "location", location);
        settings.put(options + "ttl", TTL.toString());
        settings.put(options + "null-policy", "skip");
        more.forEach((option, value) -> settings.put(options + option, value));
        settings.put(MethodBooks.ALIAS, alias);
        settings.forEach(System::setProperty);
        try {
            SeContainerInitializer initializer =
                    SeContainerInitializer.newInstance().disableDiscovery().addBeanClasses(MethodBooks.class);
            for (Extension extension : ServiceLoader.load(Extension.class)) {
                if (extension.getClass().getName().startsWith("org.cdiredis.")) {
                    initializer.addExtensions(extension);
                }
            }
            container = initializer.initialize();
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
        books = container.select(MethodBooks.class).get();
    }

    @Override
    public String name() {
        return Subjects.CDI_REDIS;
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.of(Operation.GET_HIT, Operation.PUT);
    }

    @Override
    public String physicalKey(String key) {
        return alias + ":1:" + CacheKeys.of(key);
    }

    @Override
    public @Nullable Book get(String key) {
        return books.find(key);
    }

    @Override
    public void put(String key, Book book) {
        books.store(key, book);
    }

    @Override
    public void close() {
        container.close();
    }
}
