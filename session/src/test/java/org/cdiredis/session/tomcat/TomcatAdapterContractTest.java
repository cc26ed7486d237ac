package org.cdiredis.session.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.catalina.Context;
import org.apache.catalina.Engine;
import org.junit.jupiter.api.Test;

import org.cdiredis.session.adapter.AdapterContract;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

/** The whole contract, on two embedded Tomcats whose application brings the manager, and what else there is on Tomcat. */
final class TomcatAdapterContractTest extends AdapterContract {

    private static final String ROUTE = "routed";

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return TomcatServer.start(application, context -> customize(application.name(), context));
    }

    private static void customize(String name, Context context) {
        // Otherwise Tomcat hides the cookie from scripts, whatever the application says.
        context.setUseHttpOnly(false);
        if (name.equals(ROUTE)) {
            ((Engine) context.getParent().getParent()).setJvmRoute("node1");
        }
    }

    @Test
    void route_isInTheCookie_andInNoId() {
        try (Node node = start(application(ROUTE))) {
            Browser browser = new Browser();
            String id = browser.ask(
                    node, (request, response) -> request.getSession().getId());

            assertThat(browser.cookies(node).get(0).getValue()).isEqualTo(id + ".node1");
            assertThat(browser.ask(
                            node,
                            (request, response) -> request.isRequestedSessionIdValid() + " "
                                    + request.getSession(false).getId()))
                    .isEqualTo("true " + id);
        }
    }
}
