package org.cdiredis.session.filter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.servlet.http.HttpServletRequest;

import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;

/** An application with {@link Cart} as a bean, on a server with Weld, and what its clients do. */
public final class Carts {

    /** What the library has told of sessions. */
    public static final List<String> TOLD = new CopyOnWriteArrayList<>();

    private Carts() {}

    /** Adds the beans. Weld starts where there are some; the others are added, so that all parts of the application see them. */
    public static TestApplication in(TestApplication application) {
        Path root = application
                .withClass(SessionEvents.class)
                .withClass(ToldSessions.class)
                .documentRoot();
        Path extension = root.resolveSibling("classes/META-INF/services/" + Extension.class.getName());
        try {
            Files.writeString(
                    root.resolve("WEB-INF/beans.xml"),
                    "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"annotated\"/>");
            Files.createDirectories(extension.getParent());
            Files.writeString(extension, CartBeans.class.getName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return application;
    }

    /** A bean of the application. */
    static <T> T bean(HttpServletRequest request, Class<T> type) {
        BeanManager manager = (BeanManager) request.getServletContext()
                .getAttribute("org.jboss.weld.environment.servlet." + BeanManager.class.getName());
        return manager.createInstance().select(type).get();
    }

    /** That of the request's session. */
    public static Cart cart(HttpServletRequest request) {
        return bean(request, Cart.class);
    }

    /** What is in it once a book was added. */
    public static String add(Browser browser, Node node, String book) {
        return browser.ask(node, (request, response) -> {
            cart(request).add(book);
            return cart(request).contents();
        });
    }

    /** What is in it. */
    public static String contents(Browser browser, Node node) {
        return browser.ask(node, (request, response) -> cart(request).contents());
    }
}
