package org.cdiredis.session.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.jboss.weld.environment.servlet.EnhancedListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.adapter.Action;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

/** Session-scoped beans live in the session that is in Redis, on a server with Weld. */
@Tag("weld-on-servers")
@TestInstance(Lifecycle.PER_CLASS)
abstract class SessionBeansContract {

    private final RedisServer redis = RedisServer.start();
    private Node node;

    abstract TestServer startServer(TestApplication application, ServletContainerInitializer weld) throws Exception;

    @BeforeAll
    void start() throws Exception {
        node = startNode();
    }

    @AfterAll
    void stop() throws Exception {
        if (node != null) {
            node.close();
        }
        redis.close();
    }

    @BeforeEach
    void forget() {
        Cart.ENDED.clear();
    }

    private Node startNode() throws Exception {
        TestApplication application = FilterApplication.of(new TestApplication("shop"))
                .with("cdi-redis.location", redis.uri())
                .with("cdi-redis.session.enabled", "true");
        Path root = application.documentRoot();
        Files.writeString(
                root.resolve("WEB-INF/beans.xml"),
                "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"annotated\"/>");
        // Weld starts where there are beans; the others are added, so that all parts of the application see them.
        copy(SessionEvents.class, root.resolve("WEB-INF/classes"));
        Path extension = root.resolveSibling("classes/META-INF/services/" + Extension.class.getName());
        Files.createDirectories(extension.getParent());
        Files.writeString(extension, CartBeans.class.getName());
        return new Node(application, startServer(application, new EnhancedListener()));
    }

    private static void copy(Class<?> type, Path classes) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        Path file = classes.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
            Files.copy(bytes, file);
        }
    }

    private static <T> T bean(HttpServletRequest request, Class<T> type) {
        BeanManager manager = (BeanManager) request.getServletContext()
                .getAttribute("org.jboss.weld.environment.servlet." + BeanManager.class.getName());
        return manager.createInstance().select(type).get();
    }

    private static Cart cart(HttpServletRequest request) {
        return bean(request, Cart.class);
    }

    /** Where the application has the action. */
    private String path(Action action) {
        return "/" + node.address().relativize(node.uriOf(action));
    }

    private String add(Browser browser, String book) {
        return browser.ask(node, (request, response) -> {
            cart(request).add(book);
            return cart(request).contents();
        });
    }

    private String contents(Browser browser) {
        return browser.ask(node, (request, response) -> cart(request).contents());
    }

    @Test
    void bean_changedInPlace_isKeptInTheSession() {
        Browser browser = new Browser();

        assertThat(add(browser, "Dune")).isEqualTo("[Dune] 1");
        assertThat(add(browser, "Emma")).isEqualTo("[Dune, Emma] 2");
        assertThat(contents(browser)).isEqualTo("[Dune, Emma] 2");
        assertThat(browser.cookies(node)).hasSize(1);
    }

    @Test
    void beans_ofTwoSessions_areApart() {
        Browser one = new Browser();
        Browser other = new Browser();
        add(one, "Dune");
        add(other, "Emma");

        assertThat(contents(one)).isEqualTo("[Dune] 1");
        assertThat(contents(other)).isEqualTo("[Emma] 1");
    }

    @Test
    void bean_isThereOnTheNextNode() throws Exception {
        Browser browser = new Browser();
        add(browser, "Dune");
        node.close();
        node = startNode();

        assertThat(contents(browser)).isEqualTo("[Dune] 1");
    }

    @Test
    void bean_isNoAttribute() {
        Browser browser = new Browser();
        add(browser, "Dune");

        assertThat(browser.ask(
                        node,
                        (request, response) ->
                                Collections.list(request.getSession().getAttributeNames())))
                .isEqualTo("[]");
    }

    @Test
    void logout_endsTheBeans_withTheRequest() {
        Browser browser = new Browser();
        add(browser, "Dune");
        Cart.ENDED.clear();
        String seen = browser.ask(node, (request, response) -> {
            request.getSession().invalidate();
            return cart(request).contents() + " " + Cart.ENDED;
        });

        assertThat(seen).isEqualTo("[Dune] 1 []");
        assertThat(Cart.ENDED).containsExactly("ending", "cart [Dune]", "receipt 1", "ended");
        assertThat(contents(browser)).isEqualTo("[] 0");
    }

    @Test
    void logout_onAnotherNodeThanTheBeansLastUse_endsThem() throws Exception {
        Browser browser = new Browser();
        add(browser, "Dune");
        node.close();
        node = startNode();
        Cart.ENDED.clear();
        browser.run(node, (request, response) -> request.getSession().invalidate());

        assertThat(Cart.ENDED).containsExactly("ending", "cart [Dune]", "receipt 1", "ended");
    }

    @Test
    void sessionAfterInvalidate_hasNewBeans() {
        Browser browser = new Browser();
        add(browser, "Dune");
        String seen = browser.ask(node, (request, response) -> {
            cart(request).add("Emma");
            request.getSession().invalidate();
            request.getSession();
            cart(request).add("Persuasion");
            return cart(request).contents();
        });

        assertThat(seen).isEqualTo("[Persuasion] 1");
        assertThat(contents(browser)).isEqualTo("[Persuasion] 1");
    }

    @Test
    void sessions_areToldOfAsEvents() {
        Browser browser = new Browser();
        browser.run(node, (request, response) -> request.getSession());

        assertThat(Cart.ENDED).containsExactly("begun");
    }

    @Test
    void bean_isThereInAnAsynchronousDispatch() {
        Browser browser = new Browser();
        add(browser, "Dune");
        String path = path((request, response) -> {
            cart(request).add("Emma");
            response.getWriter().print(cart(request).contents());
        });

        assertThat(browser.run(node, (request, response) -> request.startAsync().dispatch(path))
                        .body())
                .isEqualTo("[Dune, Emma] 2");
        assertThat(contents(browser)).isEqualTo("[Dune, Emma] 2");
    }

    @Test
    void bean_isThereInAForward() {
        Browser browser = new Browser();
        String path = path((request, response) -> {
            cart(request).add("Emma");
            response.getWriter().print(cart(request).contents());
        });

        assertThat(browser.run(node, (request, response) -> {
                            cart(request).add("Dune");
                            request.getRequestDispatcher(path).forward(request, response);
                        })
                        .body())
                .isEqualTo("[Dune, Emma] 2");
    }

    @Test
    void injectedRequestAndSession_areThoseOfTheServlet() {
        Browser browser = new Browser();
        add(browser, "Dune");

        assertThat(browser.ask(node, (request, response) -> {
                    String id = request.getSession().getId();
                    HttpServletRequest injected = bean(request, HttpServletRequest.class);
                    return id.equals(injected.getSession(false).getId()) + " "
                            + id.equals(bean(request, HttpSession.class).getId());
                }))
                .isEqualTo("true true");
    }

    @Test
    void requestWithoutBeans_hasNoSession() {
        Browser browser = new Browser();
        browser.run(node, (request, response) -> response.getWriter().print("nothing"));

        assertThat(browser.cookies(node)).isEmpty();
    }
}
