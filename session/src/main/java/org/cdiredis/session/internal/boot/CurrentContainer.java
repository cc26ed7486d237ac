package org.cdiredis.session.internal.boot;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.SessionLogger;
import org.cdiredis.session.internal.model.SessionRealm;
import org.cdiredis.spi.RedisAccess;

/**
 * The CDI container of an application, if there is one. Adapters cannot have it injected: servers make them, some before it. Open Liberty
 * tells it only to threads of its own, so it is remembered for ours. Thread-safe.
 */
final class CurrentContainer {

    private final ClassLoader loader;
    private final Supplier<ContainerBeans> current;
    private volatile @Nullable ContainerBeans known;

    CurrentContainer(ClassLoader loader) {
        this(loader, ContainerBeans::current);
    }

    CurrentContainer(ClassLoader loader, Supplier<ContainerBeans> current) {
        this.loader = loader;
        this.current = current;
    }

    /** Tells the container of the sessions that it has, and remembers it, if there is one by now. */
    void tell(SessionRealm sessions) {
        within(beans -> {
            beans.events().accept(sessions);
            return Optional.empty();
        });
    }

    Optional<RedisAccess> access() {
        return within(ContainerBeans::access);
    }

    /** Tells those who observe an event; nobody if there is no container. What they throw is the caller's. */
    void fire(Object event) {
        inApplication(() -> {
            ofContainer(beans -> Optional.of(beans.events())).ifPresent(events -> events.accept(event));
            return Optional.empty();
        });
    }

    private <T> Optional<T> within(Function<ContainerBeans, Optional<T>> question) {
        return inApplication(() -> ofContainer(question));
    }

    private <T> Optional<T> ofContainer(Function<ContainerBeans, Optional<T>> question) {
        try {
            return question.apply(beans());
        } catch (IllegalStateException | LinkageError e) {
            SessionLogger.LOG.noContainer(String.valueOf(e.getMessage()));
            return Optional.empty(); // no provider, no container, or no CDI on the class path
        }
    }

    private <T> Optional<T> inApplication(Supplier<Optional<T>> action) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return action.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private ContainerBeans beans() {
        ContainerBeans last = known;
        try {
            ContainerBeans found = current.get();
            known = found;
            return found;
        } catch (IllegalStateException e) {
            if (last == null) {
                throw e;
            }
            return last; // this thread is told none
        }
    }
}
