package org.cdiredis.session.tomcat;

import org.apache.catalina.Context;

import org.cdiredis.session.adapter.SharedIdContract;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

/** The contract on Tomcat, which asks the applications beside if the path of the cookie is that of all. */
final class TomcatSharedIdTest extends SharedIdContract {

    @Override
    protected TestServer startServer(TestApplication first, TestApplication second) throws Exception {
        return TomcatServer.start(first, context -> {
            context.setSessionCookiePath("/");
            Context other = TomcatServer.beside(second);
            other.setSessionCookiePath("/");
            context.getParent().addChild(other);
        });
    }
}
