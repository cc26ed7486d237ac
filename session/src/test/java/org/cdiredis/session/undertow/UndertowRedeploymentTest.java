package org.cdiredis.session.undertow;

import org.cdiredis.session.adapter.RedeploymentContract;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

final class UndertowRedeploymentTest extends RedeploymentContract {

    UndertowRedeploymentTest() {
        super(50);
    }

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return UndertowServer.start(application);
    }
}
