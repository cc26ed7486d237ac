package org.cdiredis.session.internal.boot;

import java.util.Optional;
import java.util.function.Consumer;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;

import org.cdiredis.spi.RedisAccess;

/** What is asked of a CDI container. Apart from {@link CurrentContainer}, since it cannot be loaded where there is no CDI. Thread-safe. */
final class ContainerBeans {

    private final BeanManager manager;

    ContainerBeans(BeanManager manager) {
        this.manager = manager;
    }

    /**
     * Those of the container that the thread is told.
     *
     * @throws IllegalStateException if it is told none
     */
    static ContainerBeans current() {
        return new ContainerBeans(CDI.current().getBeanManager());
    }

    Optional<RedisAccess> access() {
        Instance<RedisAccess> candidates = manager.createInstance().select(RedisAccess.class);
        return candidates.isResolvable() ? Optional.of(candidates.get()) : Optional.empty();
    }

    /** Tells those who observe an event. */
    Consumer<Object> events() {
        return manager.getEvent()::fire;
    }
}
