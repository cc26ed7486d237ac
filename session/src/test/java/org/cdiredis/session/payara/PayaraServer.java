package org.cdiredis.session.payara;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardEngine;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.session.StandardManager;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.util.Mapper;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.hk2.api.ServiceLocatorFactory;
import org.glassfish.internal.api.Globals;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

/**
 * The web container of Payara and GlassFish without the server around it: its engine, host and context, and the adapter by which its HTTP
 * server calls them.
 */
final class PayaraServer implements TestServer {

    private static final String HOST = "localhost";

    static {
        // Where the container looks for what the server has besides it: nothing.
        Globals.setDefaultHabitat(ServiceLocatorFactory.getInstance().create("tests"));
    }

    private final StandardEngine engine = new StandardEngine();
    private final HttpServer server = new HttpServer();
    private final NetworkListener listener = new NetworkListener("http", "127.0.0.1", 0);
    private final List<StandardContext> contexts;
    private final Path directory;

    /** With applications of which the first one is asked; others get what it dispatches to them. */
    private PayaraServer(StandardContext... contexts) throws IOException, LifecycleException {
        this.contexts = List.of(contexts);
        directory = Files.createTempDirectory("session-payara");
        StandardHost host = new StandardHost();
        host.setName(HOST);
        host.setAppBase(directory.toString());
        host.setAutoDeploy(false);
        for (StandardContext context : contexts) {
            context.setWorkDir(directory.resolve(context.getName().substring(1)).toString());
            host.addChild(context);
        }
        engine.setName("payara");
        engine.setDefaultHost(HOST);
        engine.addChild(host);
        engine.start();
        if (!this.contexts.stream().allMatch(StandardContext::getAvailable)) {
            throw new IllegalStateException("The application did not start");
        }
        listen(host);
    }

    static PayaraServer start(TestApplication application) throws Exception {
        return new PayaraServer(new PayaraContext(application));
    }

    /** One with an application more, to which the first one may dispatch requests. */
    static PayaraServer start(TestApplication application, TestApplication other) throws Exception {
        PayaraContext context = new PayaraContext(application);
        context.setCrossContext(true);
        return new PayaraServer(context, new PayaraContext(other));
    }

    /** One in which something that the manager needs is other than expected. */
    static PayaraServer startUnexpected(TestApplication application, Unexpected what) throws Exception {
        return new PayaraServer(new UnexpectedContext(application, what));
    }

    /** One that has its own manager again before the application starts. */
    static PayaraServer startReplacing(TestApplication application) throws Exception {
        return new PayaraServer(new PayaraContext(application) {

            private static final long serialVersionUID = 1L;

            @Override
            protected void callServletContainerInitializers() throws LifecycleException {
                super.callServletContainerInitializers();
                setManager(new StandardManager());
            }
        });
    }

    private void listen(StandardHost host) throws IOException {
        Connector connector = new Connector();
        connector.setContainer(engine);
        connector.setMapper(mapper(host));
        listener.getTransport()
                .setWorkerThreadPoolConfig(
                        ThreadPoolConfig.defaultConfig().setCorePoolSize(16).setMaxPoolSize(16));
        server.addListener(listener);
        server.getServerConfiguration().addHttpHandler(new CoyoteAdapter(connector));
        server.start();
    }

    private Mapper mapper(StandardHost host) {
        Mapper mapper = new Mapper();
        mapper.setDefaultHostName(HOST);
        mapper.addHost(HOST, new String[0], host);
        StandardContext context = contexts.get(0);
        mapper.addContext(HOST, context.getPath(), context, new String[0], null);
        for (Map.Entry<String, String> mapping : PayaraContext.MAPPINGS.entrySet()) {
            mapper.addWrapper(HOST, context.getPath(), mapping.getValue(), context.findChild(mapping.getKey()));
        }
        return mapper;
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:%d%s/"
                .formatted(listener.getPort(), contexts.get(0).getPath()));
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            List<ClassLoader> loaders =
                    contexts.stream().map(StandardContext::getClassLoader).toList();
            engine.stop();
            // As a server does that brings the configuration.
            loaders.forEach(
                    loader -> ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig(loader)));
            try (Stream<Path> files = Files.walk(directory)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
