package org.cdiredis.samples.bookshop;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * Runs the packed shop on a provisioned WildFly, for the profile {@code run}, until either of the two is stopped.
 *
 * <p>The system property {@code port} is the port to listen on, a free one if it is not given; {@code redis} is the URL of
 * a Redis to use in place of the embedded one.
 */
public final class RunBookshop {

    private static final int ANY = 0;
    private static final int OK = 200;
    private static final int MILLIS_BETWEEN_LOOKS = 200;
    private static final int SECONDS_TO_STOP = 30;

    private RunBookshop() {}

    /**
     * Runs the shop.
     *
     * @param arguments the directory of WildFly, the WAR, and the local Maven repository, where WildFly's modules are
     * @throws IOException if the port is taken, the WAR cannot be copied or WildFly not be started
     * @throws InterruptedException if this thread is interrupted while WildFly runs
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path wildfly = Path.of(arguments[0]);
        Path war = Path.of(arguments[1]);
        int port = freePort(Integer.getInteger("port", ANY));
        Files.copy(war, wildfly.resolve("standalone/deployments/bookshop.war"), StandardCopyOption.REPLACE_EXISTING);
        Process server = start(wildfly, port, arguments[2]);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        announce(URI.create("http://127.0.0.1:" + port + "/"), server);
        server.waitFor();
    }

    private static int freePort(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket(wanted, 0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (BindException e) {
            throw new IOException(
                    "Port " + wanted + " is taken: choose another with -Dport=..., or leave that out for a free one.",
                    e);
        }
    }

    private static Process start(Path wildfly, int port, String mavenRepository) throws IOException {
        StandaloneCommandBuilder command = StandaloneCommandBuilder.of(wildfly)
                .addJavaOption("-Dmaven.repo.local=" + mavenRepository)
                .addServerArgument("-Djboss.http.port=" + port);
        Launcher launcher = Launcher.of(command).inherit();
        // By the environment, since command lines are open to everybody on the machine and this may hold a password.
        Optional.ofNullable(System.getProperty("redis"))
                .ifPresent(redis -> launcher.addEnvironmentVariable("CDI_REDIS_LOCATION", redis));
        return launcher.launch();
    }

    /** Prints the address when there is something to see at it: a line of the server's log would be lost among the others. */
    private static void announce(URI address, Process server) throws IOException, InterruptedException {
        HttpClient visitor = HttpClient.newHttpClient();
        while (server.isAlive() && !isOpen(address, visitor)) {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        }
        if (server.isAlive()) {
            System.out.printf("%nBookshop: %s  (Ctrl-C closes it)%n%n", address);
        }
    }

    private static boolean isOpen(URI address, HttpClient visitor) throws IOException, InterruptedException {
        try {
            HttpRequest visit = HttpRequest.newBuilder(address).build();
            return visitor.send(visit, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (ConnectException e) {
            return false;
        }
    }

    private static void stop(Process server) {
        server.destroy();
        try {
            if (!server.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
