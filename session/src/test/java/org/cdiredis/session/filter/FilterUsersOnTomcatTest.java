package org.cdiredis.session.filter;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.adapter.UsersContract;
import org.cdiredis.session.tomcat.TomcatServer;

/** Users of an application with the filter, on Tomcat, which knows them itself. */
final class FilterUsersOnTomcatTest extends UsersContract {

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return TomcatServer.start(FilterApplication.of(application), context -> {});
    }

    @Override
    public boolean isLoginOfTheServer() {
        return true;
    }
}
