package org.cdiredis.internal.errors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A TCP proxy in front of Redis that cuts connections where a test wants it to. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int target;
    private volatile String cutBefore = "";
    private volatile int replyBytes = Integer.MAX_VALUE;

    CuttingProxy(int target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Cuts a connection instead of passing on a request that has this word. */
    void cutBefore(String word) {
        cutBefore = word;
    }

    /** Passes on so many bytes of the next reply of each connection, and cuts then. */
    void cutRepliesAfter(int bytes) {
        replyBytes = bytes;
    }

    /** Passes everything on. */
    void heal() {
        cutBefore = "";
        replyBytes = Integer.MAX_VALUE;
    }

    private void start(Callable<?> task) {
        threads.execute(() -> {
            try {
                task.call();
            } catch (Exception closed) {
                // a cut connection, by this proxy or by an end of it
            }
        });
    }

    private Void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(client);
            sockets.add(server);
            start(() -> requests(client, server));
            start(() -> replies(client, server));
        }
    }

    private Void requests(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String word = cutBefore;
                if (!word.isEmpty() && new String(buffer, 0, read, ISO_8859_1).contains(word)) {
                    return null;
                }
                out.write(buffer, 0, read);
            }
            return null;
        }
    }

    private Void replies(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int allowed = replyBytes;
                out.write(buffer, 0, Math.min(read, allowed));
                if (allowed < read) {
                    out.flush();
                    return null;
                }
            }
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
