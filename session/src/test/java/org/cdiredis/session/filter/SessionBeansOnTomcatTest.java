package org.cdiredis.session.filter;

import jakarta.servlet.ServletContainerInitializer;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.tomcat.TomcatServer;

final class SessionBeansOnTomcatTest extends SessionBeansContract {

    /** Tomcat finds Weld by itself. */
    @Override
    TestServer startServer(TestApplication application, ServletContainerInitializer weld) throws Exception {
        return TomcatServer.start(application, context -> {});
    }
}
