package org.cdiredis.session.payara;

import org.junit.jupiter.api.Tag;

import org.cdiredis.session.adapter.RedeploymentContract;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

/** An application that is deployed again and again on Payara. */
@Tag("payara")
final class PayaraRedeploymentTest extends RedeploymentContract {

    PayaraRedeploymentTest() {
        super(20);
    }

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return PayaraServer.start(application);
    }
}
