package org.cdiredis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A second JVM starts a server and ends; the server and its files have to go with it. */
class JvmEndTest {

    private static Process startJvm(JvmWithServer.Ending ending) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JvmWithServer.class.getName(),
                        ending.name())
                .redirectError(Redirect.INHERIT)
                .start();
    }

    /** What the second JVM says of its server. */
    private record Server(int port, long pid, Path directory) {

        static Server read(BufferedReader reader) throws IOException {
            List<String> words = List.of(reader.readLine().split(" ", 3));
            return new Server(Integer.parseInt(words.get(0)), Long.parseLong(words.get(1)), Path.of(words.get(2)));
        }

        boolean isRunning() {
            return hasProcess() && !FreePorts.isFree(port);
        }

        boolean isGone() {
            return !hasProcess() && FreePorts.isFree(port) && !Files.exists(directory);
        }

        /** A zombie, which an init process has yet to collect, has no command any more. */
        private boolean hasProcess() {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = JvmWithServer.Ending.class,
            names = {"NONE", "PAUSE_SERVER"})
    void server_ofAJvmThatIsKilled_vanishes(JvmWithServer.Ending ending) throws IOException {
        Process jvm = startJvm(ending);
        try {
            Server server = Server.read(jvm.inputReader());
            assertThat(server.isRunning()).isTrue();

            jvm.destroyForcibly();

            await().until(server::isGone);
        } finally {
            jvm.destroyForcibly();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = JvmWithServer.Ending.class,
            names = {"RETURN", "EXIT", "EXIT_AFTER_SERVER_DIED"})
    void server_ofAJvmThatEnds_vanishes(JvmWithServer.Ending ending) throws Exception {
        Process jvm = startJvm(ending);
        try {
            Server server = Server.read(jvm.inputReader());

            assertThat(jvm.waitFor(20, TimeUnit.SECONDS)).isTrue();

            assertThat(jvm.exitValue()).isZero();
            await().until(server::isGone);
        } finally {
            jvm.destroyForcibly();
        }
    }
}
