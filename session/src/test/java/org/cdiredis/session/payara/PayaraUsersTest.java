package org.cdiredis.session.payara;

import org.junit.jupiter.api.Tag;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.adapter.UsersContract;

/** Users on Payara. */
@Tag("payara")
final class PayaraUsersTest extends UsersContract {

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return PayaraServer.start(application);
    }

    /** Payara itself asks for the session of each request. */
    @Override
    public boolean isServedWithoutSession() {
        return false;
    }
}
