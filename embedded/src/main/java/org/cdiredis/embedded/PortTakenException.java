package org.cdiredis.embedded;

/** The port of a server belongs to another process: final for a stated port, a reason to try the next one otherwise. */
final class PortTakenException extends EmbeddedRedisException {

    PortTakenException(int port) {
        super("Port " + port
                + " of 127.0.0.1 is taken by another process; state another port, or none for a free one.");
    }
}
