package org.cdiredis.embedded;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/** The program of a second JVM: starts the shared server, tells where it is, and ends as told. */
final class JvmWithServer {

    private JvmWithServer() {}

    /** How the second JVM ends. */
    enum Ending {
        /** Not by itself. */
        NONE,
        /** Not by itself, and its server is paused. */
        PAUSE_SERVER,
        /** With the end of main. */
        RETURN,
        /** With System.exit. */
        EXIT,
        /** With System.exit, after its server was killed. */
        EXIT_AFTER_SERVER_DIED
    }

    @SuppressWarnings("MustBeClosedChecker") // Closing nothing is what this is about.
    public static void main(String[] arguments) throws Exception {
        RedisServer server = RedisServer.start();
        EmbeddedRedis.acquire(OptionalInt.empty());
        String directory =
                server.command("CONFIG", "GET", "dir").lines().toList().get(1);
        Ending ending = Ending.valueOf(arguments[0]);
        if (ending == Ending.PAUSE_SERVER) {
            server.pause();
        }
        if (ending == Ending.EXIT_AFTER_SERVER_DIED) {
            server.kill();
        }
        tell(server.port() + " " + server.pid() + " " + directory + "\n");
        switch (ending) {
            case NONE, PAUSE_SERVER -> new CountDownLatch(1).await();
            case EXIT, EXIT_AFTER_SERVER_DIED -> System.exit(0);
            case RETURN -> {}
        }
    }

    private static void tell(String line) throws IOException {
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        }
    }
}
