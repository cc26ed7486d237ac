package org.cdiredis.embedded;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A connection that speaks just enough of Redis' protocol (RESP2) to set servers up and to look into them.
 *
 * <p>Not thread-safe.
 */
final class RespConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private RespConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** The server answered with an error; the message is its text. */
    static final class ErrorReply extends IOException {

        ErrorReply(String message) {
            super(message);
        }
    }

    /**
     * Connects, with TLS and password if the server has them.
     *
     * @param timeout bounds connecting, and each wait for a reply
     */
    static RespConnection open(Endpoint endpoint, Duration timeout) throws IOException {
        int timeoutMillis = Math.toIntExact(timeout.toMillis());
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(timeoutMillis);
            socket.connect(Endpoint.loopback(endpoint.port()), timeoutMillis);
            RespConnection connection =
                    new RespConnection(endpoint.tls() == null ? socket : secured(socket, endpoint, endpoint.tls()));
            if (endpoint.password() != null) {
                connection.command("AUTH", endpoint.password());
            }
            return connection;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket secured(Socket plain, Endpoint endpoint, TlsMaterial tls) throws IOException {
        SSLSocket socket = (SSLSocket)
                tls.clientContext().getSocketFactory().createSocket(plain, RedisServer.LOOPBACK, endpoint.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /**
     * Sends a command and waits for its reply.
     *
     * @return the reply as {@code redis-cli --raw} prints it: an array has one line per element, nil is empty
     * @throws ErrorReply if the server answered with an error
     */
    String command(String... words) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(utf8("*" + words.length + "\r\n"));
        for (String word : words) {
            byte[] bytes = utf8(word);
            request.writeBytes(utf8("$" + bytes.length + "\r\n"));
            request.writeBytes(bytes);
            request.writeBytes(utf8("\r\n"));
        }
        out.write(request.toByteArray());
        out.flush();
        return reply();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String reply() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> rest;
            case '-' -> throw new ErrorReply(rest);
            case '$' -> bulk(Integer.parseInt(rest));
            case '*' -> array(Integer.parseInt(rest));
            default -> throw new IOException("Not a reply of a Redis server: " + line);
        };
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The server closed the connection");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        if (text.isEmpty()) {
            throw new IOException("Not a reply of a Redis server: an empty line");
        }
        return text;
    }

    private String bulk(int length) throws IOException {
        if (length < 0) {
            return "";
        }
        byte[] bytes = in.readNBytes(length + 2);
        if (bytes.length < length + 2) {
            throw new EOFException("The server closed the connection");
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private String array(int length) throws IOException {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            elements.add(reply());
        }
        return String.join("\n", elements);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
