package org.cdiredis.session.undertow;

import org.cdiredis.session.adapter.AdapterContract;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

/** The contract on Undertow. */
final class UndertowContractTest extends AdapterContract {

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return UndertowServer.start(application);
    }
}
