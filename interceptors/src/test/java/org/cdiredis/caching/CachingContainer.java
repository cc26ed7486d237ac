package org.cdiredis.caching;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.util.TypeLiteral;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

import org.cdiredis.Cache;
import org.cdiredis.Caches;
import org.cdiredis.interceptors.TestConfig;

/** An application of some beans, with the extensions of the class path and a configuration of its own. */
public final class CachingContainer implements AutoCloseable {

    /** On a busy machine a call takes its time, and a method whose cache fails runs as if there were none. */
    private static final Map<String, String> PATIENT =
            Map.of("cdi-redis.deadline", "PT60S", "cdi-redis.timeout", "PT30S", "cdi-redis.connect-timeout", "PT30S");

    private final WeldContainer container;

    private CachingContainer(WeldContainer container) {
        this.container = container;
    }

    /**
     * Deploys an application.
     *
     * @param properties lines of {@code key=value}
     * @param beans the classes of its beans
     */
    public static CachingContainer deploy(List<String> properties, Class<?>... beans) {
        return deploy(properties, List.of(), beans);
    }

    /**
     * Deploys an application with extensions of its own.
     *
     * @param properties lines of {@code key=value}
     * @param extensions those besides this library's
     * @param beans the classes of its beans
     */
    public static CachingContainer deploy(
            List<String> properties, List<? extends Extension> extensions, Class<?>... beans) {
        TestConfig.set(PATIENT, properties);
        Weld weld = new Weld().disableDiscovery().beanClasses(beans);
        for (Extension extension : ServiceLoader.load(Extension.class)) {
            if (extension.getClass().getName().startsWith("org.cdiredis.")) {
                weld.addExtension(extension);
            }
        }
        extensions.forEach(weld::addExtension);
        try {
            return new CachingContainer(weld.initialize());
        } catch (RuntimeException e) {
            TestConfig.reset();
            throw e;
        }
    }

    /** A bean. */
    public <T> T get(Class<T> type) {
        return container.select(type).get();
    }

    /** The default cache, as the program sees it. */
    public <V> Cache<String, V> cache(Class<V> valueType) {
        return get(Caches.class).get("default", String.class, valueType);
    }

    /** A cache, as the program sees it. */
    public <V> Cache<String, V> cache(String alias, TypeLiteral<V> valueType) {
        return get(Caches.class).get(alias, String.class, valueType);
    }

    @Override
    public void close() {
        try {
            container.close();
        } finally {
            TestConfig.reset();
        }
    }
}
