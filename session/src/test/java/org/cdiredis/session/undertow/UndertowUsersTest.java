package org.cdiredis.session.undertow;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.adapter.UsersContract;

/** Users on Undertow, as each application on WildFly has them. */
final class UndertowUsersTest extends UsersContract {

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return UndertowServer.start(application);
    }

    /** Undertow decides before the application who the user is. */
    @Override
    public boolean isServedWithoutSession() {
        return false;
    }
}
