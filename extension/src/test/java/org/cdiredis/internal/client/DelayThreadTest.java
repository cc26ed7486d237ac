package org.cdiredis.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.spi.RedisAccess;

final class DelayThreadTest {

    /** An application that connects, and is the first in its JVM that has a stage end late. */
    static final class Application {

        public static void main(String[] arguments) {
            ClassLoader application = new URLClassLoader(new URL[0]);
            Thread main = Thread.currentThread();
            main.setContextClassLoader(application);
            try (RedisAccess access = RedisAccess.standalone(application)) {
                access.scripts("default")
                        .eval("return {}", List.of("key"))
                        .toCompletableFuture()
                        .join();
                new CompletableFuture<String>()
                        .completeOnTimeout("late", 1, TimeUnit.MILLISECONDS)
                        .join();
            }
            System.exit(
                    Thread.getAllStackTraces().keySet().stream()
                                    .filter(thread -> thread.getName().matches(".*[dD]elay.*"))
                                    .anyMatch(thread -> thread.getContextClassLoader() == application)
                            ? 1
                            : 0);
        }
    }

    @Test
    void start_beforeTheFirstConnection_keepsTheThreadFromTheApplication() throws Exception {
        try (RedisServer redis = RedisServer.start()) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-Dcdi-redis.location=" + redis.uri(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Application.class.getName())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);

            assertThat(process.waitFor()).as(output).isZero();
        }
    }
}
