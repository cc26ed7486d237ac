package org.cdiredis.caching.internal.jcache;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

import org.cdiredis.Caches;
import org.cdiredis.caching.internal.cdi.CachingExtension;
import org.cdiredis.internal.cdi.RedisExtension;

/** An application with the standard annotations, in Weld and on a real Redis that is empty at first. */
final class Application implements AutoCloseable {

    private final WeldContainer container;

    private Application(WeldContainer container) {
        this.container = container;
    }

    static Application start(Class<?>... beans) {
        return start(List.of(), beans);
    }

    static Application start(List<String> properties, Class<?>... beans) {
        configure(properties);
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
        ConfigProviderResolver resolver = ConfigProviderResolver.instance();
        resolver.releaseConfig(resolver.getConfig());
    }

    private static void configure(List<String> lines) {
        Map<String, String> properties = new LinkedHashMap<>(Map.of(
                "cdi-redis.location", "embedded:",
                "cdi-redis.deadline", "PT20S",
                "cdi-redis.timeout", "PT10S",
                "cdi-redis.connect-timeout", "PT10S"));
        for (String line : lines) {
            int equals = line.indexOf('=');
            properties.put(line.substring(0, equals), line.substring(equals + 1));
        }
        ConfigProviderResolver resolver = ConfigProviderResolver.instance();
        resolver.releaseConfig(resolver.getConfig());
        resolver.registerConfig(
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withSources(new PropertiesConfigSource(properties, "test", 100))
                        .build(),
                Thread.currentThread().getContextClassLoader());
    }
}
