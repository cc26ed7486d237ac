package org.cdiredis.session.tomcat;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.adapter.UsersContract;

/** Users on Tomcat. */
final class TomcatUsersTest extends UsersContract {

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return TomcatServer.start(application, context -> {});
    }

    /** Any request may be the one that a log-in by form has interrupted. */
    @Override
    public boolean isServedWithoutSession() {
        return false;
    }
}
