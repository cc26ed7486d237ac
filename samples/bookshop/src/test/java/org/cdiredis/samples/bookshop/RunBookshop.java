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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.cdiredis.embedded.RedisServer;

/**
 * Runs the packed shop on provisioned WildFlys, for the profile {@code run}, until all of them or this process is stopped.
 *
 * <p>The system property {@code nodes} says how many there are, one if it is not given; {@code port} is the port of the first one, a free
 * one if it is not given, and the others have the next ones; {@code redis} is the URL of a Redis to use in place of the embedded one.
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
     * @param arguments the directory of WildFly, the WAR, the local Maven repository, where WildFly's modules are, and the directory of what
     *     is added to WildFly's configuration
     * @throws IOException if a port is taken, a file cannot be copied or WildFly not be started
     * @throws InterruptedException if this thread is interrupted while WildFly runs
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        int nodes = Integer.getInteger("nodes", 1);
        int port = Integer.getInteger("port", ANY);
        Optional<String> redis = redis(nodes);
        List<Process> servers = new CopyOnWriteArrayList<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> servers.forEach(RunBookshop::stop)));
        for (int i = 0; i < nodes; i++) {
            ShopNode node = new ShopNode("node" + (i + 1), freePort(port == ANY ? ANY : port + i));
            Process server = node.start(
                    Path.of(arguments[0]), Path.of(arguments[1]), arguments[2], Path.of(arguments[3]), redis);
            servers.add(server);
            announce(node, server);
        }
        for (Process server : servers) {
            server.waitFor();
        }
    }

    /** Several nodes need one Redis: if none is given, one that ends with this process. */
    private static Optional<String> redis(int nodes) {
        Optional<String> given = Optional.ofNullable(System.getProperty("redis"));
        boolean isKnown = given.isPresent() || System.getenv("CDI_REDIS_LOCATION") != null;
        return nodes == 1 || isKnown ? given : Optional.of(RedisServer.start().uri());
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

    /** Prints the address when there is something to see at it: a line of the server's log would be lost among the others. */
    private static void announce(ShopNode node, Process server) throws IOException, InterruptedException {
        HttpClient visitor = HttpClient.newHttpClient();
        while (server.isAlive() && !isOpen(node.address(), visitor)) {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        }
        if (server.isAlive()) {
            System.out.printf(
                    "%nBookshop: %s  (%s, process %d; Ctrl-C closes it)%n%n",
                    node.address(), node.name(), server.pid());
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
