package org.cdiredis.session.adapter;

import java.net.URI;

/** Another application of a server, which closes it with its first one. */
public record Beside(URI address) implements TestServer {

    @Override
    public void close() {}
}
