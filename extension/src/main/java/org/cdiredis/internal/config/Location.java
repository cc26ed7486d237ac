package org.cdiredis.internal.config;

import java.util.OptionalInt;

/** Where a cache's Redis is. */
public sealed interface Location {

    /**
     * The number of the logical database.
     *
     * @return the number, 0 or greater
     */
    int database();

    /**
     * A server that is there already.
     *
     * @param tls whether the connection is encrypted
     * @param host the host name or address; an IPv6 address in brackets
     * @param port the port, 1 to 65535
     * @param database the number of the logical database
     */
    record Server(boolean tls, String host, int port, int database) implements Location {

        /**
         * The address, as messages show it.
         *
         * @return host and port
         */
        public String address() {
            return host + ":" + port;
        }
    }

    /**
     * A server that is started for this application.
     *
     * @param port the port to start it on; empty for any free one
     * @param database the number of the logical database
     */
    record Embedded(OptionalInt port, int database) implements Location {}
}
