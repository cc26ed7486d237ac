package org.cdiredis.session.internal.boot;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.SessionLogger;
import org.cdiredis.spi.RedisAccess;

/**
 * The CDI container of an application, if there is one. Adapters cannot have it injected: servers make them, some before it. Open Liberty
 * tells it only to threads of its own, so it is remembered for ours. Thread-safe.
 */
final class CurrentContainer {

    private final ClassLoader loader;
    private final Supplier<@Nullable BeanManager> current;
    private volatile @Nullable BeanManager known;

    CurrentContainer(ClassLoader loader) {
        this(loader, () -> CDI.current().getBeanManager());
    }

    CurrentContainer(ClassLoader loader, Supplier<@Nullable BeanManager> current) {
        this.loader = loader;
        this.current = current;
    }

    /** Remembers the container if there is one by now. */
    void find() {
        within(manager -> Optional.empty());
    }

    Optional<RedisAccess> access() {
        return within(manager -> {
            Instance<RedisAccess> candidates = manager.createInstance().select(RedisAccess.class);
            return candidates.isResolvable() ? Optional.of(candidates.get()) : Optional.<RedisAccess>empty();
        });
    }

    /** Tells those who observe an event; nobody if there is no container. */
    void fire(Object event) {
        within(manager -> {
            manager.getEvent().fire(event);
            return Optional.empty();
        });
    }

    private <T> Optional<T> within(Function<BeanManager, Optional<T>> action) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return action.apply(manager());
        } catch (IllegalStateException | LinkageError e) {
            SessionLogger.LOG.noContainer(String.valueOf(e.getMessage()));
            return Optional.empty(); // no provider, no container, or no CDI on the class path
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private BeanManager manager() {
        BeanManager manager;
        try {
            manager = current.get();
        } catch (IllegalStateException e) {
            manager = null; // none that this thread is told
        }
        if (manager == null) {
            manager = known;
        }
        if (manager == null) {
            throw new IllegalStateException("no container is current");
        }
        known = manager;
        return manager;
    }
}
