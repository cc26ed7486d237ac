package org.cdiredis.interop;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.util.TypeLiteral;

import org.jboss.weld.environment.se.Weld;

import org.cdiredis.Cache;
import org.cdiredis.Caches;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.cdi.RedisExtension;
import org.cdiredis.internal.cdi.TestConfig;

/** Caches of an application and of a Django process with the same prefixes, in one Redis. */
final class SharedWithDjango implements AutoCloseable {

    /** Of each alias the prefix that both sides configure. */
    static final Map<String, String> PREFIXES =
            new TreeMap<>(Map.of("shop", "shop", "wild", "p*[x]?", "slash", "b]\\", "colon", "a:b"));

    final RedisServer server;
    final DjangoProcess django;
    private final SeContainer container;

    private SharedWithDjango(RedisServer server, DjangoProcess django, SeContainer container) {
        this.server = server;
        this.django = django;
        this.container = container;
    }

    static SharedWithDjango start(List<String> options, Map<String, String> djangoOptions) throws Exception {
        RedisServer server = RedisServer.start();
        Map<String, Map<String, Object>> djangoCaches = new TreeMap<>();
        Map<String, String> configuration = new TreeMap<>();
        options.forEach(option -> configuration.put(option.replaceAll("=.*", ""), option));
        for (Map.Entry<String, String> prefix : PREFIXES.entrySet()) {
            String alias = "cdi-redis.cache." + prefix.getKey();
            configuration.put(alias, alias + ".key-prefix=" + prefix.getValue());
            djangoCaches.put(prefix.getKey(), DjangoProcess.cache(server.port(), prefix.getValue(), djangoOptions));
        }
        djangoCaches.put("default", djangoCaches.get("shop"));
        try {
            DjangoProcess django = DjangoProcess.start(djangoCaches);
            configuration.put("location", "cdi-redis.location=redis://127.0.0.1:" + server.port());
            TestConfig.set(configuration.values().toArray(String[]::new));
            return new SharedWithDjango(
                    server,
                    django,
                    new Weld()
                            .disableDiscovery()
                            .addExtension(new RedisExtension())
                            .addBeanClass(SharedWithDjango.class)
                            .initialize());
        } catch (Throwable e) {
            server.stop();
            throw e;
        }
    }

    <V> Cache<String, V> cache(String alias, Class<V> type) {
        return container.select(Caches.class).get().get(alias, String.class, type);
    }

    <V> Cache<String, V> cache(String alias, TypeLiteral<V> type) {
        return container.select(Caches.class).get().get(alias, String.class, type);
    }

    @Override
    public void close() throws IOException {
        container.close();
        TestConfig.reset();
        django.close();
        server.stop();
    }
}
