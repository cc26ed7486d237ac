package org.cdiredis.session.tomcat;

import java.util.Set;

import org.apache.catalina.Context;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;

import org.cdiredis.session.adapter.SharedIdContract;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

/** The contract on Tomcat, which asks the applications beside if the path of the cookie is that of all. */
final class TomcatSharedIdTest extends SharedIdContract {

    @Override
    protected TestServer startServer(TestApplication first, TestApplication second) throws Exception {
        return TomcatServer.start(first, context -> {
            context.setSessionCookiePath("/");
            context.getParent().addChild(context(second));
        });
    }

    private static Context context(TestApplication application) {
        ContextConfig config = new ContextConfig();
        config.setDefaultWebXml(new Tomcat().noDefaultWebXmlPath());
        Context context = new StandardContext();
        context.setPath("/" + application.name());
        context.setName(context.getPath());
        context.setDocBase(application.documentRoot().toString());
        context.addLifecycleListener(new Tomcat.DefaultWebXmlListener());
        context.addLifecycleListener(config);
        context.setParentClassLoader(application.classLoader());
        context.getJarScanner().setJarScanFilter((type, name) -> false);
        context.addServletContainerInitializer(application, Set.of());
        context.setSessionCookiePath("/");
        return context;
    }
}
