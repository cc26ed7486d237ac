package org.cdiredis.session.tomcat;

import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.adapter.AdapterNodes;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;

/** What {@link OtherTomcatTest} does in the class loader that has another Tomcat. */
public final class OnOtherTomcat {

    static final String WAR = "by the library";
    static final String BY_HAND = "by hand";

    private OnOtherTomcat() {}

    /** What a session has on the other node, or why there is none. */
    public static String run(String how) {
        // There is one for the whole JVM, that of the other tests' Tomcat perhaps.
        TomcatURLStreamHandlerFactory.disable();
        try (RedisServer redis = RedisServer.start();
                Node node = AdapterNodes.node(
                        new TestApplication("other")
                                .with("cdi-redis.location", redis.uri())
                                .with("cdi-redis.session.enabled", "true"),
                        application -> TomcatServer.start(application, context -> {
                            if (how.equals(BY_HAND)) {
                                context.setManager(new RedisSessionManager());
                            }
                        }))) {
            Browser browser = new Browser();
            browser.set(node, "book", "Dune");
            return browser.attribute(node, "book");
        } catch (IllegalStateException e) {
            return String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        }
    }
}
