package org.cdiredis.session.adapter;

import java.net.URI;
import java.util.List;

/** A server, and the application that runs in it. */
public final class Node implements AutoCloseable {

    private final TestApplication application;
    private final TestServer server;

    public Node(TestApplication application, TestServer server) {
        this.application = application;
        this.server = server;
    }

    public URI address() {
        return server.address();
    }

    /** What the application's listeners heard since the last {@link #forgetEvents}. */
    public List<String> events() {
        return List.copyOf(application.events());
    }

    /** As {@link #events()}, of one kind only. */
    public List<String> events(String kind) {
        return events().stream().filter(event -> event.startsWith(kind)).toList();
    }

    public void forgetEvents() {
        application.events().clear();
    }

    /** Where a request runs the action. */
    public URI uriOf(Action action) {
        return address().resolve("action/" + application.add(action));
    }

    /** The same for those only who have logged in, in an application {@link TestApplication#withLogin}. */
    public URI protectedUriOf(Action action) {
        return address().resolve("action/" + ActionServlet.PROTECTED + application.add(action));
    }

    /** The path of an action within the application. */
    public String pathOf(Action action) {
        return "/" + address().relativize(uriOf(action));
    }

    @Override
    public void close() {
        server.close();
        application.close();
    }
}
