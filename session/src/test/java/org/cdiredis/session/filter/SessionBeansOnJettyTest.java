package org.cdiredis.session.filter;

import jakarta.servlet.ServletContainerInitializer;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

final class SessionBeansOnJettyTest extends SessionBeansContract {

    @Override
    TestServer startServer(TestApplication application, ServletContainerInitializer weld) throws Exception {
        return JettyServer.start(application, weld);
    }
}
