package org.cdiredis.session.undertow;

import java.util.Set;

import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import org.jboss.weld.environment.servlet.EnhancedListener;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.filter.BeansOfUsersContract;

/** Users and beans on Undertow, as each application on WildFly has them. */
final class UndertowBeansOfUsersTest extends BeansOfUsersContract {

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return UndertowServer.start(
                application,
                info -> info.addServletContainerInitializer(new ServletContainerInitializerInfo(
                        EnhancedListener.class, new ImmediateInstanceFactory<>(new EnhancedListener()), Set.of())));
    }

    /** Undertow and Weld ask for the session of each request. */
    @Override
    public boolean isServedWithoutSession() {
        return false;
    }
}
