package org.cdiredis.session.tomcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.adapter.AdapterNodes;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;

/** A session outside of requests, as Servlet 6.1 has it, against which nothing here is compiled. */
@Tag("tomcat-11")
final class AccessorTest {

    @Test
    void accessor_changesTheSessionOutsideOfRequests_asLongAsThereIsOne() throws Exception {
        try (RedisServer redis = RedisServer.start();
                Node one = start(redis);
                Node other = start(redis)) {
            Browser browser = new Browser();
            AtomicReference<Object> accessor = new AtomicReference<>();
            browser.run(one, (request, response) -> {
                request.getSession().setAttribute("book", "Dune");
                accessor.set(HttpSession.class.getMethod("getAccessor").invoke(request.getSession()));
            });

            access(accessor.get(), session -> {
                session.setAttribute("book", session.getAttribute("book") + " and Emma");
                session.setAttribute("late", "yes");
            });
            assertThat(browser.attribute(other, "book")).isEqualTo("Dune and Emma");
            assertThat(browser.attribute(one, "late")).isEqualTo("yes");

            browser.run(other, (request, response) -> request.getSession().invalidate());
            assertThatThrownBy(() -> access(accessor.get(), session -> session.setAttribute("book", "Persuasion")))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static Node start(RedisServer redis) {
        return AdapterNodes.node(
                new TestApplication("accessor")
                        .with("cdi-redis.location", redis.uri())
                        .with("cdi-redis.session.enabled", "true"),
                application -> TomcatServer.start(application, context -> {}));
    }

    private static void access(@Nullable Object accessor, Consumer<HttpSession> work) throws Exception {
        try {
            Class.forName("jakarta.servlet.http.HttpSession$Accessor")
                    .getMethod("access", Consumer.class)
                    .invoke(accessor, work);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown : e;
        }
    }
}
