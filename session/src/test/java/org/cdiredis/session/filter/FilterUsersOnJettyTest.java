package org.cdiredis.session.filter;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.adapter.UsersContract;

/** Users of an application with the filter, on Jetty, which knows them itself. */
final class FilterUsersOnJettyTest extends UsersContract {

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return JettyServer.start(FilterApplication.of(application));
    }

    @Override
    public boolean isLoginOfTheServer() {
        return true;
    }
}
