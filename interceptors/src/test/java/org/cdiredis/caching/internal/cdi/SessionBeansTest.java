package org.cdiredis.caching.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jakarta.ejb.MessageDriven;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessSessionBean;

import org.junit.jupiter.api.Test;

import org.cdiredis.caching.CacheRemove;
import org.cdiredis.caching.CacheResult;
import org.cdiredis.caching.CachingContainer;

/** Session beans, which only a container of theirs has: here it is told of one in its place. */
final class SessionBeansTest {

    /** A container wants a bean. */
    @ApplicationScoped
    public static class Lobby {}

    static class Background {
        @CacheResult(cacheName = "shelf", staleWindow = "PT1M")
        public String title(String isbn) {
            return "a";
        }

        @CacheResult(cacheName = "stages")
        public CompletionStage<String> later(String isbn) {
            return CompletableFuture.completedFuture("a");
        }
    }

    static class Plain {
        @CacheResult(cacheName = "shelf")
        public String title(String isbn) {
            return "a";
        }
    }

    /** No bean, which the container of message-driven beans calls. */
    @MessageDriven
    static class Listener {
        Listener(String notInjected) {
            onMessage(notInjected);
        }

        @CacheRemove(cacheName = "shelf")
        public void onMessage(String isbn) {}
    }

    /** The part of a container of session beans. */
    record SessionBeans(Class<?> type) implements Extension {
        void tell(@Observes ProcessManagedBean<Lobby> event, BeanManager manager) {
            AnnotatedType<?> annotated = manager.createAnnotatedType(type);
            ProcessSessionBean<?> told = (ProcessSessionBean<?>) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ProcessSessionBean.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "getAnnotatedBeanClass" -> annotated;
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
            manager.getExtension(CachingExtension.class).gatherSessionBean(told, manager);
        }
    }

    private static CachingContainer deploy(Class<?> sessionBean) {
        return CachingContainer.deploy(
                List.of("cdi-redis.location=redis://localhost"), List.of(new SessionBeans(sessionBean)), Lobby.class);
    }

    @Test
    void whatRunsInTheBackground_isRefused() {
        String place = " of " + Background.class.getName()
                + " is of a session bean, which runs on the thread of its caller only.";

        assertThatThrownBy(() -> deploy(Background.class))
                .hasMessageContaining("CDIREDIS01019: the method title(String)" + place
                        + " Remove staleWindow, or make it a CDI bean")
                .hasMessageContaining("CDIREDIS01019: the method later(String)" + place
                        + " Remove @CacheResult, or make it a CDI bean");
    }

    @Test
    void whatItsCallerWaitsFor_isPlanned() {
        try (CachingContainer container = deploy(Plain.class)) {
            assertThat(container.get(PlanLookup.class).of(Plain.class)).hasSize(1);
        }
    }

    @Test
    void messageDrivenBean_isPlanned() {
        try (CachingContainer container =
                CachingContainer.deploy(List.of("cdi-redis.location=redis://localhost"), Lobby.class, Listener.class)) {
            assertThat(container.get(PlanLookup.class).of(Listener.class)).hasSize(1);
        }
    }
}
