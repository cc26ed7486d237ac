package org.cdiredis.locking;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.interceptors.TestConfig;

/** An application in a container of its own, with its own connections: two of them are two nodes. */
public final class Node implements AutoCloseable {

    private final SeContainer container;

    private Node(SeContainer container) {
        this.container = container;
    }

    /** Starts an application on a Redis. What there is to configure besides that are lines of {@code key=value}. */
    public static Node start(RedisServer server, String[] lines, Class<?>... beans) {
        return start(
                "redis://127.0.0.1:" + server.port(),
                lines,
                SeContainerInitializer.newInstance().addBeanClasses(beans));
    }

    /** Starts an application that may have more than beans. */
    public static Node start(String location, String[] lines, SeContainerInitializer initializer) {
        TestConfig.set(
                Map.of(
                        "cdi-redis.location", location,
                        "cdi-redis.deadline", "PT20S",
                        "cdi-redis.timeout", "PT10S",
                        "cdi-redis.connect-timeout", "PT10S"),
                List.of(lines));
        // Those that the library's jars name; without discovery, Weld finds none.
        ServiceLoader.load(Extension.class).stream()
                .filter(extension -> extension.type().getName().startsWith("org.cdiredis."))
                .map(ServiceLoader.Provider::get)
                .forEach(initializer::addExtensions);
        return new Node(initializer.disableDiscovery().initialize());
    }

    public <T> T get(Class<T> type) {
        return container.select(type).get();
    }

    @Override
    public void close() {
        container.close();
    }
}
