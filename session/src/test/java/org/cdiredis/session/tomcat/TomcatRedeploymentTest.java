package org.cdiredis.session.tomcat;

import org.cdiredis.session.adapter.RedeploymentContract;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

final class TomcatRedeploymentTest extends RedeploymentContract {

    TomcatRedeploymentTest() {
        super(20);
    }

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return TomcatServer.start(application, context -> {});
    }
}
