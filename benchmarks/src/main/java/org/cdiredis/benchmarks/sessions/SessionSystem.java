package org.cdiredis.benchmarks.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Ends what a load has created and the server keeps in its heap, so that no other system pays for it. */
    public synchronized void endOthers() {
        Set<String> kept = cookies.stream()
                .map(cookie -> cookie.substring(cookie.indexOf('=') + 1))
                .collect(Collectors.toSet());
        server.endSessions(id -> !kept.contains(id));
    }

    @Override
    public void close() {
        server.close();
        connections.run();
    }
}
