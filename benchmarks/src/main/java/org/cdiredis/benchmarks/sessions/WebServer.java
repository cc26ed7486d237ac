package org.cdiredis.benchmarks.sessions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jakarta.servlet.Filter;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Session;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** A Tomcat of its own with the application, on a free port of the loopback interface. */
final class WebServer implements AutoCloseable {

    static final String CONTEXT = "/shop";

    private final Tomcat tomcat;
    private final Context context;
    private final Path directory;

    private WebServer(Tomcat tomcat, Context context, Path directory) {
        this.tomcat = tomcat;
        this.context = context;
        this.directory = directory;
    }

    /**
     * Starts a server.
     *
     * @param sessions gives the application its sessions
     */
    static WebServer start(Consumer<Context> sessions) {
        try {
            Path directory = Files.createTempDirectory("benchmarks-tomcat");
            Tomcat tomcat = new Tomcat();
            tomcat.setBaseDir(directory.toString());
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            // Each connection of the load has as many requests as it likes.
            tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
            Context context = tomcat.addContext(CONTEXT, directory.toString());
            context.setParentClassLoader(WebServer.class.getClassLoader());
            sessions.accept(context);
            Tomcat.addServlet(context, "shop", new ShopServlet());
            context.addServletMapping("/*", "shop", false);
            tomcat.start();
            if (!context.getState().isAvailable()) {
                throw new IllegalStateException("The application did not start");
            }
            return new WebServer(tomcat, context, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    static void addFilter(Context context, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("sessions");
        definition.setFilter(filter);
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName(definition.getFilterName());
        mapping.addURLPattern("/*");
        context.addFilterMap(mapping);
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** Ends sessions that are in this server's heap. */
    void endSessions(Predicate<String> ids) {
        for (Session session : context.getManager().findSessions()) {
            if (ids.test(session.getId())) {
                session.expire();
            }
        }
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
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
