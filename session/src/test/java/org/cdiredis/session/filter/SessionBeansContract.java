package org.cdiredis.session.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cdiredis.session.filter.Carts.add;
import static org.cdiredis.session.filter.Carts.bean;
import static org.cdiredis.session.filter.Carts.cart;
import static org.cdiredis.session.filter.Carts.contents;

import java.util.Collections;
import java.util.List;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.jboss.weld.environment.servlet.EnhancedListener;
import org.junit.jupiter.api.Test;

import org.cdiredis.session.Sessions;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.cdi.ServedSessions;
import org.cdiredis.session.internal.model.SessionRealm;

/** Session-scoped beans live in the session that is in Redis, on a server with Weld. */
abstract class SessionBeansContract extends SessionBeansFixture {

    abstract TestServer startServer(TestApplication application, ServletContainerInitializer weld) throws Exception;

    @Override
    protected final Node startNode() throws Exception {
        TestApplication application = FilterApplication.of(Carts.in(new TestApplication("shop")))
                .with("cdi-redis.location", redis.uri())
                .with("cdi-redis.session.enabled", "true");
        return new Node(application, startServer(application, new EnhancedListener()));
    }

    @Test
    void bean_changedInPlace_isKeptInTheSession() {
        Browser browser = new Browser();

        assertThat(add(browser, node, "Dune")).isEqualTo("[Dune] 1");
        assertThat(add(browser, node, "Emma")).isEqualTo("[Dune, Emma] 2");
        assertThat(contents(browser, node)).isEqualTo("[Dune, Emma] 2");
        assertThat(browser.cookies(node)).hasSize(1);
    }

    @Test
    void beans_ofTwoSessions_areApart() {
        Browser one = new Browser();
        Browser other = new Browser();
        add(one, node, "Dune");
        add(other, node, "Emma");

        assertThat(contents(one, node)).isEqualTo("[Dune] 1");
        assertThat(contents(other, node)).isEqualTo("[Emma] 1");
    }

    @Test
    void bean_isThereOnTheNextNode() throws Exception {
        Browser browser = new Browser();
        add(browser, node, "Dune");
        replaceNode();

        assertThat(contents(browser, node)).isEqualTo("[Dune] 1");
    }

    @Test
    void bean_isNoAttribute() {
        Browser browser = new Browser();
        add(browser, node, "Dune");

        assertThat(browser.ask(
                        node,
                        (request, response) ->
                                Collections.list(request.getSession().getAttributeNames())))
                .isEqualTo("[]");
    }

    @Test
    void logout_endsTheBeans_withTheRequest() {
        Browser browser = new Browser();
        add(browser, node, "Dune");
        Cart.ENDED.clear();
        String seen = browser.ask(node, (request, response) -> {
            request.getSession().invalidate();
            return cart(request).contents() + " " + Cart.ENDED;
        });

        assertThat(seen).isEqualTo("[Dune] 1 []");
        assertThat(Cart.ENDED).containsExactly("ending", "cart [Dune]", "receipt 1", "ended");
        assertThat(contents(browser, node)).isEqualTo("[] 0");
    }

    @Test
    void logout_onAnotherNodeThanTheBeansLastUse_endsThem() throws Exception {
        Browser browser = new Browser();
        add(browser, node, "Dune");
        replaceNode();
        Cart.ENDED.clear();
        browser.run(node, (request, response) -> request.getSession().invalidate());

        assertThat(Cart.ENDED).containsExactly("ending", "cart [Dune]", "receipt 1", "ended");
    }

    @Test
    void sessionAfterInvalidate_hasNewBeans() {
        Browser browser = new Browser();
        add(browser, node, "Dune");
        String seen = browser.ask(node, (request, response) -> {
            cart(request).add("Emma");
            request.getSession().invalidate();
            request.getSession();
            cart(request).add("Persuasion");
            return cart(request).contents();
        });

        assertThat(seen).isEqualTo("[Persuasion] 1");
        assertThat(contents(browser, node)).isEqualTo("[Persuasion] 1");
    }

    @Test
    void sessionThatAnotherOnesRequestEnds_endsItsBeansAtOnce() {
        Browser browser = new Browser();
        add(browser, node, "Dune");
        String key = key(browser);
        Cart.ENDED.clear();
        String seen = new Browser().ask(node, (request, response) -> {
            sessions(request).invalidate(key);
            List<String> ended = List.copyOf(Cart.ENDED);
            return ended + " " + cart(request).contents();
        });

        assertThat(seen).isEqualTo("[ending, cart [Dune], receipt 1, ended] [] 0");
    }

    @Test
    void logoutEverywhere_leavesTheRequestItsOwnBeans() {
        Browser laptop = new Browser();
        Browser phone = new Browser();
        add(laptop, node, "Dune");
        add(phone, node, "Emma");
        List<String> keys = List.of(key(laptop), key(phone));

        assertThat(laptop.ask(node, (request, response) -> {
                    request.getSession(false);
                    keys.forEach(sessions(request)::invalidate);
                    return cart(request).contents();
                }))
                .isEqualTo("[Dune] 1");
        assertThat(Cart.ENDED).contains("cart [Dune]", "cart [Emma]");
    }

    private String key(Browser browser) {
        return browser.ask(
                node, (request, response) -> request.getSession(false).getId().substring(0, 22));
    }

    private static Sessions sessions(HttpServletRequest request) {
        return new ServedSessions(
                () -> (SessionRealm) request.getServletContext().getAttribute(SessionRealms.CONTEXT_ATTRIBUTE));
    }

    @Test
    void sessions_areToldOfAsEvents() {
        Browser browser = new Browser();
        browser.run(node, (request, response) -> request.getSession());

        assertThat(Cart.ENDED).containsExactly("begun");
    }

    @Test
    void bean_isThereInAForward() {
        Browser browser = new Browser();
        String path = node.pathOf((request, response) -> {
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
        add(browser, node, "Dune");

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
