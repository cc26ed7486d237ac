package org.cdiredis.session.filter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import jakarta.servlet.ServletContainerInitializer;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

/** Tomcat, as an application embeds it, which finds the library's initializer as a service. */
final class TomcatServer implements TestServer {

    private final Tomcat tomcat = new Tomcat();
    private final Path directory = Files.createTempDirectory("tomcat");
    private final String path;

    private TomcatServer(TestApplication application, ServletContainerInitializer... others) throws Exception {
        path = "/" + application.name();
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addWebapp(path, application.documentRoot().toString());
        context.setParentClassLoader(application.classLoader());
        // All jars of the tests: it takes seconds, and nothing is to be found.
        context.getJarScanner().setJarScanFilter((type, name) -> false);
        context.addServletContainerInitializer(application, Set.of());
        for (ServletContainerInitializer other : others) {
            context.addServletContainerInitializer(other, Set.of());
        }
        tomcat.addUser(TestApplication.USER, TestApplication.PASSWORD);
        tomcat.addRole(TestApplication.USER, TestApplication.ROLE);
        tomcat.start();
    }

    static TomcatServer start(TestApplication application, ServletContainerInitializer... others) throws Exception {
        return new TomcatServer(application, others);
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path + "/");
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
