package org.cdiredis.session.adapter;

import java.net.URI;

/** A server with one application, started by an adapter's test. */
public interface TestServer extends AutoCloseable {

    /** Where the application is, with a slash at the end. */
    URI address();

    /** Stops the server. What goes wrong is unchecked. */
    @Override
    void close();
}
