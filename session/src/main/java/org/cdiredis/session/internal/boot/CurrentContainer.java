package org.cdiredis.session.internal.boot;

import java.util.Optional;
import java.util.function.Supplier;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;

import org.cdiredis.session.internal.SessionLogger;
import org.cdiredis.spi.RedisAccess;

/** The CDI container of an application, if there is one. Adapters cannot have it injected: servers make them, some before it. */
final class CurrentContainer {

    private CurrentContainer() {}

    static Optional<RedisAccess> access(ClassLoader loader) {
        return within(loader, () -> {
            Instance<RedisAccess> candidates = CDI.current().select(RedisAccess.class);
            return candidates.isResolvable() ? Optional.of(candidates.get()) : Optional.<RedisAccess>empty();
        });
    }

    /** Tells those who observe an event; nobody if there is no container. */
    static void fire(ClassLoader loader, Object event) {
        within(loader, () -> {
            CDI.current().getBeanManager().getEvent().fire(event);
            return Optional.empty();
        });
    }

    private static <T> Optional<T> within(ClassLoader loader, Supplier<Optional<T>> action) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return action.get();
        } catch (IllegalStateException | LinkageError e) {
            SessionLogger.LOG.noContainer(String.valueOf(e.getMessage()));
            return Optional.empty(); // no provider, no container, or no CDI on the class path
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
