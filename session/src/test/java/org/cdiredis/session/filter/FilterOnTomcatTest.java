package org.cdiredis.session.filter;

import org.cdiredis.session.adapter.AdapterContract;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.tomcat.TomcatServer;

/** The contract of adapters, through the filter on Tomcat. */
final class FilterOnTomcatTest extends AdapterContract implements FilterContract {

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return TomcatServer.start(FilterApplication.of(application), context -> {});
    }

    /** The server keeps to itself who is logged in. */
    @Override
    public boolean isUserOfAllNodes() {
        return false;
    }
}
