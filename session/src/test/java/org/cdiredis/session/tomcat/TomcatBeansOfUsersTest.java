package org.cdiredis.session.tomcat;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.filter.BeansOfUsersContract;

final class TomcatBeansOfUsersTest extends BeansOfUsersContract {

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return TomcatServer.start(application, context -> {});
    }

    /** Weld asks for the session of each request. */
    @Override
    public boolean isServedWithoutSession() {
        return false;
    }
}
