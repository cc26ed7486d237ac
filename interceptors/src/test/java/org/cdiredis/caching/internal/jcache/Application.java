package org.cdiredis.caching.internal.jcache;

import java.util.List;
import java.util.Map;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

import org.cdiredis.Caches;
import org.cdiredis.caching.internal.cdi.CachingExtension;
import org.cdiredis.interceptors.TestConfig;
import org.cdiredis.internal.cdi.RedisExtension;

/** An application with the standard annotations, in Weld and on a real Redis that is empty at first. */
final class Application implements AutoCloseable {

    private static final Map<String, String> DEFAULTS = Map.of(
            "cdi-redis.location", "embedded:",
            "cdi-redis.deadline", "PT20S",
            "cdi-redis.timeout", "PT10S",
            "cdi-redis.connect-timeout", "PT10S");

    private final WeldContainer container;

    private Application(WeldContainer container) {
        this.container = container;
    }

    static Application start(Class<?>... beans) {
        return start(List.of(), beans);
    }

    static Application start(List<String> properties, Class<?>... beans) {
        TestConfig.set(DEFAULTS, properties);
        Application application = new Application(new Weld()
                .disableDiscovery()
                .addExtension(new RedisExtension())
                .addExtension(new CachingExtension())
                .addExtension(new JCacheExtension())
                .addBeanClasses(beans)
                .initialize());
        if (properties.stream().noneMatch(line -> line.startsWith("cdi-redis.location="))) {
            application.flush();
        }
        return application;
    }

    <T> T get(Class<T> bean) {
        return container.select(bean).get();
    }

    Caches caches() {
        return get(Caches.class);
    }

    /** The physical keys of all entries. */
    List<String> keys() {
        return caches().client("default").getKeys().getKeysStream().sorted().toList();
    }

    void flush() {
        caches().client("default").getKeys().flushdb();
    }

    @Override
    public void close() {
        container.close();
        TestConfig.reset();
    }
}
