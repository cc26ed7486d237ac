package org.cdiredis.session.filter;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.tomcat.TomcatServer;

final class BeansOfUsersOnTomcatTest extends BeansOfUsersContract {

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return TomcatServer.start(FilterApplication.of(application), context -> {});
    }

    @Override
    public boolean isLoginOfTheServer() {
        return true;
    }
}
