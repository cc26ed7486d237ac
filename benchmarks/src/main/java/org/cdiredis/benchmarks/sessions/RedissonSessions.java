package org.cdiredis.benchmarks.sessions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.catalina.Manager;
import org.apache.tomcat.util.IntrospectionUtils;

/**
 * Redisson's manager for Tomcat, in its default update mode, with Java serialization as the others have. It is no dependency, but on the
 * class path if its user puts it there: its versions are not always complete in the repository.
 */
final class RedissonSessions {

    private static final String MANAGER = "org.redisson.tomcat.RedissonSessionManager";

    private RedissonSessions() {}

    static boolean isPresent() {
        try {
            Class.forName(MANAGER, false, RedissonSessions.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    static SessionSystem start(String location, String readMode) {
        try {
            Path configuration = Files.createTempFile("benchmarks-redisson", ".yaml");
            Files.writeString(
                    configuration,
                    "singleServerConfig:%n  address: %s%ncodec: !<org.redisson.codec.SerializationCodec> {}%n"
                            .formatted(location));
            Manager manager = Class.forName(MANAGER)
                    .asSubclass(Manager.class)
                    .getConstructor()
                    .newInstance();
            IntrospectionUtils.setProperty(manager, "configPath", configuration.toString());
            IntrospectionUtils.setProperty(manager, "readMode", readMode);
            IntrospectionUtils.setProperty(manager, "keyPrefix", readMode);
            WebServer server = WebServer.start(context -> context.setManager(manager));
            Files.delete(configuration);
            return new SessionSystem(server, () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
