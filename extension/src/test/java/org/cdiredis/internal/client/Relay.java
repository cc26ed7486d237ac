package org.cdiredis.internal.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A server of this machine whose connections go on to Redis. */
public final class Relay implements AutoCloseable {

    /** How bytes get from one side of a connection to the other until it ends. */
    @FunctionalInterface
    public interface Way {
        void pass(Socket from, Socket to) throws IOException;
    }

    /** Both ways of a connection. */
    public record Ways(Way requests, Way replies) {}

    private final ServerSocket listening;
    private final int target;
    private final Supplier<Ways> ways;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** One at another address, which passes all on. */
    Relay(String host, int target) throws IOException {
        this(host, target, () -> new Ways(Relay::all, Relay::all));
    }

    /** One that asks how to pass on what comes over each connection. */
    public Relay(int target, Supplier<Ways> ways) throws IOException {
        this("127.0.0.1", target, ways);
    }

    private Relay(String host, int target, Supplier<Ways> ways) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getByName(host));
        this.target = target;
        this.ways = ways;
        start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    private static void all(Socket from, Socket to) throws IOException {
        from.getInputStream().transferTo(to.getOutputStream());
    }

    private void accept() throws IOException {
        while (true) {
            Socket near = listening.accept();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.addAll(List.of(near, far));
            Ways both = ways.get();
            start(() -> both.requests().pass(near, far));
            start(() -> both.replies().pass(far, near));
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void start(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException e) {
                // closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Cuts the connections that there are; new ones are let through. */
    void cut() throws IOException {
        List<Socket> cut = List.copyOf(sockets);
        sockets.removeAll(cut);
        for (Socket socket : cut) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
