package org.cdiredis.session.undertow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

import io.undertow.server.session.SessionManager;
import io.undertow.server.session.SessionManagerStatistics;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.Deployment;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.SessionManagerFactory;
import io.undertow.servlet.spec.ServletContextImpl;

import org.cdiredis.embedded.RedisServer;

/**
 * Makes the deployments of Undertow's own tests ones with sessions in Redis, and refuses those that have others. Where two deployments
 * share a session manager, they share the sessions in Redis by their name; where a test has a factory that is broken, it stays broken.
 */
public final class TestsOfUndertow implements ServletExtension {

    private static final String PACKAGE = "io.undertow.servlet.test.";

    @Override
    public void handleDeployment(DeploymentInfo info, ServletContext context) {
        if (info.getServlets().values().stream()
                .noneMatch(servlet -> servlet.getServletClass().getName().startsWith(PACKAGE))) {
            return;
        }
        Deployment deployment = ((ServletContextImpl) context).getDeployment();
        SessionManagerFactory factory = info.getSessionManagerFactory();
        SessionManager before = factory.createSessionManager(deployment);
        if (before == null) {
            throw new IllegalStateException("no session manager");
        }
        info.setClassLoader(Configured.loader(before, info.getClassLoader()));
        info.addDeploymentCompleteListener(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                if (!(deployment.getSessionManager() instanceof RedisSessionManager)) {
                    throw new IllegalStateException("another session manager: " + deployment.getSessionManager());
                }
            }
        });
    }

    /** What the deployment says by the manager that it brings. */
    private static long limit(SessionManager manager) {
        SessionManagerStatistics statistics = manager.getStatistics();
        return statistics == null ? 0 : Math.max(0, statistics.getMaxActiveSessions());
    }

    /** One that is limited has its sessions for itself: managers of other tests have the same name. */
    private static String name(SessionManager manager) {
        String name = manager.getDeploymentName();
        return limit(manager) == 0 ? name : name + System.identityHashCode(manager);
    }

    /** One Redis for all of them. */
    private static final class Configured {

        private static final RedisServer REDIS = RedisServer.start();

        static ClassLoader loader(SessionManager before, ClassLoader parent) {
            try {
                Path directory = Files.createTempDirectory("undertow");
                Path file = directory.resolve("META-INF/microprofile-config.properties");
                Files.createDirectories(file.getParent());
                Files.writeString(file, """
                        cdi-redis.session.enabled=true
                        cdi-redis.session.name=%s
                        cdi-redis.location=%s
                        cdi-redis.session.max-sessions=%d
                        """.formatted(name(before), REDIS.uri(), limit(before)));
                return new URLClassLoader(new URL[] {directory.toUri().toURL()}, parent);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
