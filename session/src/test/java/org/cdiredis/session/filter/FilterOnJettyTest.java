package org.cdiredis.session.filter;

import org.cdiredis.session.adapter.AdapterContract;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

/** The contract of adapters, through the filter on Jetty. */
final class FilterOnJettyTest extends AdapterContract implements FilterContract {

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return JettyServer.start(FilterApplication.of(application));
    }

    /** The server keeps to itself who is logged in. */
    @Override
    public boolean isUserOfAllNodes() {
        return false;
    }
}
