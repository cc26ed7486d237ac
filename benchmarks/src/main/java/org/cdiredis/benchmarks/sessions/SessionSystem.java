package org.cdiredis.benchmarks.sessions;

import java.util.ArrayList;
import java.util.List;

/** The web application with the sessions of one system, and sessions in it. Safe for use by any number of threads. */
public final class SessionSystem implements AutoCloseable {

    private final WebServer server;
    private final Runnable connections;
    private final List<String> cookies = new ArrayList<>();

    /**
     * A system that runs.
     *
     * @param connections what is closed after the server
     */
    SessionSystem(WebServer server, Runnable connections) {
        this.server = server;
        this.connections = connections;
    }

    int port() {
        return server.port();
    }

    /**
     * Creates sessions.
     *
     * @param count how many there are to be
     * @return the cookies that stand for them
     */
    public synchronized List<String> sessions(int count) {
        try (Browser browser = new Browser(port())) {
            while (cookies.size() < count) {
                cookies.add(browser.create());
            }
        }
        return List.copyOf(cookies.subList(0, count));
    }

    @Override
    public void close() {
        server.close();
        connections.run();
    }
}
