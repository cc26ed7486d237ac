package org.cdiredis.internal.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server at another address of this machine, whose connections go on to Redis. */
final class Relay implements AutoCloseable {

    private final ServerSocket listening;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    Relay(String host, int target) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getByName(host));
        this.target = target;
        start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() throws IOException {
        while (true) {
            Socket near = listening.accept();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.addAll(List.of(near, far));
            start(() -> near.getInputStream().transferTo(far.getOutputStream()));
            start(() -> far.getInputStream().transferTo(near.getOutputStream()));
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
