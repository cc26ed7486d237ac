package org.cdiredis.session.filter;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jakarta.servlet.ServletContainerInitializer;

import org.eclipse.jetty.ee10.servlet.ServletContainerInitializerHolder;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.security.Credential;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.servlet.SessionInitializer;

/** Jetty, as an application embeds it, with what it would find by scanning. */
final class JettyServer implements TestServer {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final String path;
    private final ClassLoader loader;

    private JettyServer(TestApplication application, List<ServletContainerInitializer> others) throws Exception {
        path = "/" + application.name();
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        WebAppContext context = new WebAppContext();
        context.setContextPath(path);
        loader = application.classLoader();
        context.setClassLoader(loader);
        UserStore users = new UserStore();
        users.addUser(TestApplication.USER, Credential.getCredential(TestApplication.PASSWORD), new String[] {
            TestApplication.ROLE
        });
        HashLoginService login = new HashLoginService("users");
        login.setUserStore(users);
        context.getSecurityHandler().setLoginService(login);
        if (!application.hasLogin()) {
            // Without one, Jetty has no log-in in code.
            context.getSecurityHandler().setAuthenticator(new BasicAuthenticator());
        }
        context.setBaseResourceAsString(application.documentRoot().toString());
        Stream.concat(Stream.of(application), others.stream())
                .forEach(initializer ->
                        context.addServletContainerInitializer(new ServletContainerInitializerHolder(initializer)));
        context.addServletContainerInitializer(new ServletContainerInitializerHolder(
                new SessionInitializer(),
                Stream.of(application.listenerClasses(), application.ownClasses())
                        .flatMap(List::stream)
                        .toArray(Class<?>[]::new)));
        server.setHandler(context);
        server.start();
    }

    static JettyServer start(TestApplication application, ServletContainerInitializer... others) throws Exception {
        return new JettyServer(application, Arrays.asList(others));
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + path + "/");
    }

    @Override
    public void close() {
        try {
            server.stop();
            // As who shares the configuration's library between applications has to.
            ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig(loader));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
