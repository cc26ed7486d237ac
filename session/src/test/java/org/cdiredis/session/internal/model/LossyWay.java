package org.cdiredis.session.internal.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.cdiredis.embedded.RedisServer;

/** A way to Redis on which answers get lost when the test says so. */
final class LossyWay implements AutoCloseable {

    private final ServerSocket listening;
    private final RedisServer redis;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean isLossy;

    LossyWay(RedisServer redis) throws IOException {
        this.redis = redis;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String uri() {
        return "redis://127.0.0.1:" + listening.getLocalPort();
    }

    /** Answers get lost until the connections are cut. */
    void loseAnswers() {
        isLossy = true;
    }

    /** New connections are let through. */
    void cut() throws IOException {
        List<Socket> cut = List.copyOf(sockets);
        sockets.removeAll(cut);
        for (Socket socket : cut) {
            socket.close();
        }
        isLossy = false;
    }

    private void accept() throws IOException {
        while (true) {
            Socket near = listening.accept();
            Socket far = new Socket(redis.host(), redis.port());
            sockets.addAll(List.of(near, far));
            start(() -> near.getInputStream().transferTo(far.getOutputStream()));
            start(() -> answers(far, near));
        }
    }

    private void answers(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        byte[] bytes = new byte[8192];
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            if (!isLossy) {
                to.getOutputStream().write(bytes, 0, count);
            }
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

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
