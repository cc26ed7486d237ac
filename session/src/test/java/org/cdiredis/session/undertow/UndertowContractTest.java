package org.cdiredis.session.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.cdiredis.session.adapter.AdapterContract;
import org.cdiredis.session.adapter.AsynchronousFailureContract;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.Question;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

/** The contract on Undertow. */
final class UndertowContractTest extends AdapterContract implements AsynchronousFailureContract {

    private static final String ROUTED = "routed";

    private int routes;

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        if (!application.name().equals(ROUTED)) {
            return UndertowServer.start(application);
        }
        String route = "node" + ++routes;
        return UndertowServer.start(
                application,
                info -> info.setSessionConfigWrapper((config, deployment) -> new RoutedCookie(config, route)));
    }

    /** Accounts of Undertow cannot be serialized. */
    @Override
    public boolean isUserOfAllNodes() {
        return false;
    }

    /** Undertow tells the listeners first. */
    @Override
    public List<String> orderOfBinding() {
        return List.of(
                "added witness=one",
                "bound one",
                "unbound one",
                "replaced witness=one by two",
                "bound two",
                "removed witness=two",
                "unbound two");
    }

    @Test
    void route_isThatOfTheNodeThatHasSetTheCookie_andInNoId() {
        try (Node one = start(application(ROUTED));
                Node two = start(application(ROUTED))) {
            Browser browser = new Browser();
            Question id = (request, response) -> request.getSession(false).getId();
            browser.set(one, "book", "Dune");
            assertThat(browser.sessionId(one)).isEqualTo(browser.ask(one, id) + ".node1");
            assertThat(browser.attribute(two, "book")).isEqualTo("Dune");
            browser.run(two, (request, response) -> request.changeSessionId());
            assertThat(browser.sessionId(two)).isEqualTo(browser.ask(one, id) + ".node2");
            assertThat(browser.attribute(one, "book")).isEqualTo("Dune");
            browser.run(one, (request, response) -> request.getSession().invalidate());
            assertThat(browser.attribute(two, "book")).isEqualTo("no session");
        }
    }
}
