package org.cdiredis.session.undertow;

import org.cdiredis.session.adapter.SharedIdContract;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

/** The contract on Undertow, which asks the applications beside. */
final class UndertowSharedIdTest extends SharedIdContract {

    @Override
    protected TestServer startServer(TestApplication first, TestApplication second) throws Exception {
        return UndertowServer.start(first, second);
    }
}
