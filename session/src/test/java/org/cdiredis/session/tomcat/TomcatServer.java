package org.cdiredis.session.tomcat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

/** Tomcat, as an application embeds it. It finds the library's initializer as a service. */
public final class TomcatServer implements TestServer {

    private final Tomcat tomcat;
    private final Context context;
    private final Path directory;
    private final boolean sharesLibraries;

    private TomcatServer(TestApplication application, Consumer<Context> customizer)
            throws IOException, LifecycleException {
        directory = Files.createTempDirectory("session-tomcat");
        tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxThreads", "16");
        context = tomcat.addWebapp(
                "/" + application.name(), application.documentRoot().toString());
        ClassLoader loader = application.classLoader();
        context.setParentClassLoader(loader);
        // All jars of the tests: it takes a second, and nothing is to be found.
        context.getJarScanner().setJarScanFilter((type, name) -> false);
        context.addServletContainerInitializer(application, Set.of());
        tomcat.addUser(TestApplication.USER, TestApplication.PASSWORD);
        tomcat.addRole(TestApplication.USER, TestApplication.ROLE);
        customizer.accept(context);
        sharesLibraries = context.getParentClassLoader() == loader;
        tomcat.start();
        if (!context.getState().isAvailable()) {
            throw new IllegalStateException("The application did not start");
        }
    }

    public static TomcatServer start(TestApplication application, Consumer<Context> customizer) throws Exception {
        return new TomcatServer(application, customizer);
    }

    /** Another application for the server, to be added to the host of its first one. */
    static Context beside(TestApplication application) {
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
        return context;
    }

    @Override
    public URI address() {
        return URI.create(
                "http://127.0.0.1:%d%s/".formatted(tomcat.getConnector().getLocalPort(), context.getPath()));
    }

    @Override
    public void close() {
        ClassLoader loader = context.getLoader().getClassLoader();
        try {
            tomcat.stop();
            if (sharesLibraries) {
                // As who shares the configuration's library between applications has to.
                ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig(loader));
            }
            tomcat.destroy();
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
