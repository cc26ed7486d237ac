package org.cdiredis.session.adapter;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.cdiredis.embedded.RedisServer;

/** For an application with all its libraries and its configuration in itself, on a server that has none of them, nor CDI. */
public final class Libraries {

    /** What is for tests, or servers' own. */
    private static final Predicate<String> NOT_OF_APPLICATIONS = Pattern.compile(
                    ".*(test-classes|surefire|junit|opentest4j|apiguardian|assertj|awaitility|hamcrest|archunit|tests|embedded"
                            + "|undertow|xnio|wildfly|jboss-threads|jboss-logmanager|jetty|tomcat|weld|jandex|expressly|jakarta\\."
                            + "|httpc|httpmime|commons-|slf4j-jdk14).*")
            .asMatchPredicate();

    private Libraries() {}

    /** Jars, and directories with the classes of this project. */
    public static List<Path> ofApplications() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .distinct()
                .filter(NOT_OF_APPLICATIONS.negate())
                .map(Path::of)
                .toList();
    }

    /**
     * Has the classes and resources of a server and no others of the tests.
     *
     * @param names the expression that their names match
     */
    public static ClassLoader ofServer(String names) {
        return new ServerOnly(Pattern.compile(names).asMatchPredicate());
    }

    /** Writes into the application that its sessions are in this Redis. */
    public static void configure(TestApplication application, RedisServer redis) throws IOException {
        Path file = application.documentRoot().resolve("WEB-INF/classes/META-INF/microprofile-config.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "cdi-redis.location=%s\ncdi-redis.session.enabled=true\n".formatted(redis.uri()));
    }

    private static final class ServerOnly extends ClassLoader {

        private final Predicate<String> isOfServer;

        ServerOnly(Predicate<String> isOfServer) {
            super(ClassLoader.getPlatformClassLoader());
            this.isOfServer = isOfServer;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!isOfServer.test(name)) {
                throw new ClassNotFoundException(name);
            }
            return Libraries.class.getClassLoader().loadClass(name);
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            return isOfServer.test(name)
                    ? Libraries.class.getClassLoader().getResources(name)
                    : Collections.emptyEnumeration();
        }
    }
}
