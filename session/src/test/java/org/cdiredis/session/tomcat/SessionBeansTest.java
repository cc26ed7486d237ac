package org.cdiredis.session.tomcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cdiredis.session.filter.Carts.add;
import static org.cdiredis.session.filter.Carts.contents;

import org.junit.jupiter.api.Test;

import org.cdiredis.session.adapter.AdapterNodes;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.filter.Cart;
import org.cdiredis.session.filter.Carts;
import org.cdiredis.session.filter.SessionBeansFixture;

/** Session-scoped beans with Tomcat's manager: Weld keeps them as attributes of the session, and knows of no Redis. */
final class SessionBeansTest extends SessionBeansFixture {

    @Override
    protected Node startNode() {
        return startNode("");
    }

    private Node startNode(String descriptor) {
        return AdapterNodes.node(
                Carts.in(new TestApplication("beans")
                        .with("cdi-redis.location", redis.uri())
                        .with("cdi-redis.session.enabled", "true")
                        .describe(descriptor)),
                application -> TomcatServer.start(application, context -> {}));
    }

    @Test
    void manager_isTomcats() {
        assertThat(new Browser()
                        .ask(
                                node,
                                (request, response) -> request.getServletContext()
                                        .getFilterRegistrations()
                                        .isEmpty()))
                .isEqualTo("true");
    }

    @Test
    void bean_changedInPlace_isThereOnTheNextNode() throws Exception {
        Browser browser = new Browser();
        assertThat(add(browser, node, "Dune")).isEqualTo("[Dune] 1");
        assertThat(add(browser, node, "Emma")).isEqualTo("[Dune, Emma] 2");
        replaceNode();

        assertThat(contents(browser, node)).isEqualTo("[Dune, Emma] 2");
        assertThat(add(browser, node, "Persuasion")).isEqualTo("[Dune, Emma, Persuasion] 3");
        assertThat(browser.cookies(node)).hasSize(1);
    }

    @Test
    void bean_staysWhenTheIdChanges() {
        Browser browser = new Browser();
        add(browser, node, "Dune");
        browser.run(node, (request, response) -> request.changeSessionId());

        assertThat(contents(browser, node)).isEqualTo("[Dune] 1");
    }

    @Test
    void logout_endsTheBean() {
        Browser browser = new Browser();
        add(browser, node, "Dune");
        browser.run(node, (request, response) -> request.getSession().invalidate());

        assertThat(Cart.ENDED).contains("cart [Dune]", "receipt 1");
        assertThat(contents(browser, node)).isEqualTo("[] 0");
    }

    /** Weld wants the session of each request for which it activates its contexts. */
    @Test
    void staticPage_isNotWaitedFor_whereWeldHasNothingToDo() {
        node.close();
        node = startNode("""
                <context-param>
                  <param-name>org.jboss.weld.context.mapping</param-name>
                  <param-value>.*/action/.*</param-value>
                </context-param>
                """);
        Browser browser = new Browser();
        add(browser, node, "Dune");
        redis.pause();
        try {
            assertThat(browser.page(node, TestApplication.STATIC_PAGE).body()).isEqualTo("static");
        } finally {
            redis.resume();
        }
    }
}
