package org.cdiredis.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.RedisCache;

/** Where loaders run that nobody waits for, and what they find there. */
final class ContainerThreadsTest {

    private static final List<String> managed = new CopyOnWriteArrayList<>();

    private WeldContainer container;

    @RequestScoped
    static class Visit {

        private static final AtomicInteger count = new AtomicInteger();

        private final int number = count.incrementAndGet();

        int number() {
            return number;
        }
    }

    static class Shop {
        @Inject
        @RedisCache
        Cache<String, String> books;

        @Inject
        Visit visit;
    }

    /** A naming service that knows the server's threads. */
    public static final class Naming implements InitialContextFactory {

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
            return new InitialContext(true) {
                @Override
                public Object lookup(String name) {
                    assertThat(name).isEqualTo("java:comp/DefaultManagedExecutorService");
                    Executor executor = task -> {
                        managed.add(Thread.currentThread().getName());
                        new Thread(task, "of the server").start();
                    };
                    return executor;
                }
            };
        }
    }

    @BeforeEach
    void start() {
        managed.clear();
        TestConfig.set(
                "cdi-redis.location=embedded:",
                "cdi-redis.deadline=PT20S",
                "cdi-redis.timeout=PT10S",
                "cdi-redis.ttl=PT0.001S",
                "cdi-redis.stale-window=PT1M");
        container = new Weld()
                .disableDiscovery()
                .addExtension(new RedisExtension())
                .addBeanClasses(Shop.class, Visit.class)
                .initialize();
    }

    @AfterEach
    void stop() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
        container.close();
        TestConfig.reset();
    }

    @Test
    @Contract(183)
    void withoutAServer_theyAreThreadsOfTheLibraryWithTheClassLoaderAndARequestOfTheirOwn() throws Exception {
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(new URL[0], own)) {
            Thread.currentThread().setContextClassLoader(application);

            Seen first = refreshed();
            Seen second = refreshed();

            assertThat(first.thread).startsWith("cdi-redis-background-");
            assertThat(first.loader).isSameAs(application);
            assertThat(second.visit).isNotEqualTo(first.visit);
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }

    @Test
    void onAServer_theyAreTheManagedOnesAndHandedOverByTheCaller() throws Exception {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Naming.class.getName());

        assertThat(refreshed().thread).isEqualTo("of the server");
        assertThat(managed).containsExactly(Thread.currentThread().getName());
    }

    /** What a loader has seen. */
    private record Seen(String thread, ClassLoader loader, int visit) {}

    private Seen refreshed() throws Exception {
        Shop shop = container.select(Shop.class).get();
        CompletableFuture<Seen> seen = new CompletableFuture<>();
        shop.books.put("k", "old");
        Thread.sleep(20);

        assertThat(shop.books.getOrLoad("k", key -> {
                    Thread thread = Thread.currentThread();
                    seen.complete(new Seen(thread.getName(), thread.getContextClassLoader(), shop.visit.number()));
                    return "new";
                }))
                .isEqualTo("old");
        Seen result = seen.get(20, TimeUnit.SECONDS);
        await().atMost(Duration.ofSeconds(20)).until(() -> "new".equals(shop.books.get("k")));
        return result;
    }
}
