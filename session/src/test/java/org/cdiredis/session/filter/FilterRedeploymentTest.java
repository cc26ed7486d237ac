package org.cdiredis.session.filter;

import org.cdiredis.session.adapter.RedeploymentContract;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.tomcat.TomcatServer;

final class FilterRedeploymentTest extends RedeploymentContract {

    FilterRedeploymentTest() {
        super(20);
    }

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return TomcatServer.start(FilterApplication.of(application), context -> {});
    }
}
