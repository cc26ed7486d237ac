package org.cdiredis.session.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import jakarta.servlet.AsyncContext;

import org.apache.catalina.Context;
import org.apache.catalina.Engine;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.adapter.AdapterContract;
import org.cdiredis.session.adapter.AsynchronousFailureContract;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.Reply;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.model.SessionRealm;

/** The whole contract, on two embedded Tomcats whose application brings the manager, and what else there is on Tomcat. */
final class TomcatAdapterContractTest extends AdapterContract implements AsynchronousFailureContract {

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

    @Test
    void failure_afterAnAsynchronousDispatch_isAnAnswer503_andLetsGoOfTheSession() {
        try (RedisServer own = RedisServer.start();
                Node one = start(application("streaming").with("cdi-redis.location", own.uri()));
                Node other = start(application("streaming").with("cdi-redis.location", own.uri()))) {
            Browser browser = new Browser();
            browser.set(one, "large", "x".repeat(1_000_000));
            CompletableFuture<SessionRealm> realm = new CompletableFuture<>();
            String target = other.pathOf((request, response) -> {
                realm.complete(
                        (SessionRealm) request.getServletContext().getAttribute(SessionRealms.CONTEXT_ATTRIBUTE));
                own.kill();
                request.getSession().getAttribute("large");
            });

            Reply reply = browser.run(other, (request, response) -> {
                request.getSession();
                AsyncContext async = request.startAsync();
                async.setTimeout(0);
                async.start(() -> async.dispatch(target));
            });

            assertThat(reply.status()).isEqualTo(503);
            Awaitility.await().until(() -> realm.join().statistics().live() == 0);
        }
    }
}
