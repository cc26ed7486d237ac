package org.cdiredis.benchmarks.sessions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One connection to a web server, kept alive. It does the least that HTTP needs, so that the load takes little of what it measures.
 * Not thread-safe.
 */
final class Browser implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final String OK = "HTTP/1.1 200";
    private static final String LENGTH = "content-length:";
    private static final String COOKIE = "set-cookie:";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] body = new byte[1024];
    private @Nullable String cookie;

    Browser(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates a session, and gives the cookie that stands for it. */
    String create() {
        cookie = null;
        get(request(Page.NEW, null));
        if (cookie == null) {
            throw new IllegalStateException("No cookie was set");
        }
        return cookie;
    }

    /**
     * A request for {@link #get}, made once for many times.
     *
     * @param cookie what {@link #create} has given; null for none
     */
    static byte[] request(Page page, @Nullable String cookie) {
        String header = cookie == null ? "" : "Cookie: " + cookie + "\r\n";
        return ("GET " + WebServer.CONTEXT + page.path() + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n")
                .getBytes(ISO_8859_1);
    }

    /** Sends a request, and reads the answer, which has to be one of the status 200. */
    void get(byte[] request) {
        try {
            out.write(request);
            String status = line();
            if (!status.startsWith(OK)) {
                throw new IllegalStateException(status);
            }
            int length = headers();
            if (in.readNBytes(body, 0, length) < length) {
                throw new EOFException();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int headers() throws IOException {
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            } else if (lower.startsWith(COOKIE)) {
                String value = line.substring(COOKIE.length()).strip();
                int end = value.indexOf(';');
                cookie = end < 0 ? value : value.substring(0, end);
            }
        }
        return length;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
