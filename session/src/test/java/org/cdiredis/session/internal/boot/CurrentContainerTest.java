package org.cdiredis.session.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

import org.cdiredis.session.SessionExpiredEvent;
import org.cdiredis.session.SessionInfo;

final class CurrentContainerTest {

    private static final SessionExpiredEvent EVENT = new SessionExpiredEvent(
            new SessionInfo("key", Instant.EPOCH, Instant.EPOCH, Duration.ofMinutes(1), Optional.empty()));

    @Test
    void fire_inAThreadThatIsNotToldTheContainer_reachesTheOneOfTheThreadThatWas() throws InterruptedException {
        Weld weld = new Weld().disableDiscovery().addBeanClass(Observer.class);
        Thread told = Thread.currentThread();
        try (WeldContainer container = weld.initialize()) {
            Observer.EVENTS.clear();
            BeanManager manager = container.getBeanManager();
            CurrentContainer current =
                    new CurrentContainer(CurrentContainerTest.class.getClassLoader(), () -> beansFor(told, manager));
            current.access();

            Thread sweeper = new Thread(() -> current.fire(EVENT));
            sweeper.start();
            sweeper.join();

            assertThat(Observer.EVENTS).containsExactly(EVENT);
        }
    }

    @Test
    void fire_withoutAContainer_tellsNobody() {
        CurrentContainer current = new CurrentContainer(CurrentContainerTest.class.getClassLoader(), () -> {
            throw new IllegalStateException("none");
        });
        current.access();

        current.fire(EVENT);

        assertThat(current.access()).isEmpty();
    }

    @Test
    void fire_toAnObserverThatFails_failsLikeIt() {
        Weld weld = new Weld().disableDiscovery().addBeanClass(BrokenObserver.class);
        try (WeldContainer container = weld.initialize()) {
            ContainerBeans beans = new ContainerBeans(container.getBeanManager());
            CurrentContainer current = new CurrentContainer(CurrentContainerTest.class.getClassLoader(), () -> beans);

            assertThatThrownBy(() -> current.fire(EVENT))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the application's");
        }
    }

    private static ContainerBeans beansFor(Thread told, BeanManager manager) {
        if (Thread.currentThread().equals(told)) {
            return new ContainerBeans(manager);
        }
        throw new IllegalStateException("not a thread of the server's");
    }

    static final class BrokenObserver {

        @SuppressWarnings("DoNotCallSuggester") // the container does
        void expired(@Observes SessionExpiredEvent event) {
            throw new IllegalStateException("the application's");
        }
    }

    static final class Observer {

        static final List<SessionExpiredEvent> EVENTS = new ArrayList<>();

        void expired(@Observes SessionExpiredEvent event) {
            EVENTS.add(event);
        }
    }
}
