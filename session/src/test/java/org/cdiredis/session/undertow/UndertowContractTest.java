package org.cdiredis.session.undertow;

import java.util.List;

import org.cdiredis.session.adapter.AdapterContract;
import org.cdiredis.session.adapter.AsynchronousFailureContract;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

/** The contract on Undertow. */
final class UndertowContractTest extends AdapterContract implements AsynchronousFailureContract {

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return UndertowServer.start(application);
    }

    /** Undertow tells the listeners first. */
    @Override
    public List<String> orderOfBinding() {
        return List.of(
                "added witness=one",
                "bound one",
                "unbound one",
                "replaced witness=one by two",
                "bound two",
                "removed witness=two",
                "unbound two");
    }
}
