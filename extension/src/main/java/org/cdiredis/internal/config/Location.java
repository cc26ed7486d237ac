package org.cdiredis.internal.config;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Where a cache's Redis is. */
public sealed interface Location {

    /**
     * The number of the logical database.
     *
     * @return the number, 0 or greater
     */
    int database();

    /**
     * The address, as messages show it.
     *
     * @return host and port, of each server that the location names
     */
    String address();

    /**
     * Whether the connections are encrypted.
     *
     * @return true if they are
     */
    boolean tls();

    /**
     * A server that is there already.
     *
     * @param tls whether the connection is encrypted
     * @param host the host name or address; an IPv6 address in brackets
     * @param port the port, 1 to 65535
     * @param database the number of the logical database
     */
    record Server(boolean tls, String host, int port, int database) implements Location {

        @Override
        public String address() {
            return host + ":" + port;
        }
    }

    /**
     * A server that listens on a Unix domain socket.
     *
     * @param path the path of the socket
     * @param database the number of the logical database
     */
    record Socket(String path, int database) implements Location {

        @Override
        public boolean tls() {
            return false;
        }

        @Override
        public String address() {
            return path;
        }
    }

    /**
     * A server that is started for this application.
     *
     * @param port the port to start it on; empty for any free one
     * @param database the number of the logical database
     */
    record Embedded(OptionalInt port, int database) implements Location {

        @Override
        public boolean tls() {
            return false;
        }

        @Override
        public String address() {
            return "embedded:";
        }
    }

    /**
     * A primary and its replicas.
     *
     * @param primary takes the writes
     * @param replicas take reads; at least one
     */
    record Replicated(Server primary, List<Server> replicas) implements Location {

        /** Keeps a copy of the list. */
        public Replicated {
            replicas = List.copyOf(replicas);
        }

        @Override
        public int database() {
            return primary.database();
        }

        @Override
        public boolean tls() {
            return primary.tls();
        }

        @Override
        public String address() {
            return primary.address() + "," + addresses(replicas);
        }
    }

    /**
     * Sentinels, which say where the primary and its replicas are.
     *
     * @param sentinels at least one; their database is that of the primary
     * @param masterName the name under which they know the primary
     * @param credentials who logs in to the sentinels
     */
    record Sentinels(List<Server> sentinels, String masterName, Credentials credentials) implements Location {

        /** Keeps a copy of the list. */
        public Sentinels {
            sentinels = List.copyOf(sentinels);
        }

        @Override
        public int database() {
            return sentinels.get(0).database();
        }

        @Override
        public boolean tls() {
            return sentinels.get(0).tls();
        }

        @Override
        public String address() {
            return masterName + " of the sentinels " + addresses(sentinels);
        }
    }

    /**
     * A Redis Cluster.
     *
     * @param seeds some of its nodes, at least one; they tell of the others
     */
    record Cluster(List<Server> seeds) implements Location {

        /** Keeps a copy of the list. */
        public Cluster {
            seeds = List.copyOf(seeds);
        }

        @Override
        public int database() {
            return 0;
        }

        @Override
        public boolean tls() {
            return seeds.get(0).tls();
        }

        @Override
        public String address() {
            return addresses(seeds);
        }
    }

    /**
     * Servers that don't know each other. Each has the keys that a consistent hash gives it.
     *
     * @param servers the servers, at least one
     */
    record Shards(List<Server> servers) implements Location {

        /** Keeps a copy of the list. */
        public Shards {
            servers = List.copyOf(servers);
        }

        @Override
        public int database() {
            return servers.get(0).database();
        }

        @Override
        public boolean tls() {
            return servers.get(0).tls();
        }

        @Override
        public String address() {
            return addresses(servers);
        }
    }

    private static String addresses(List<Server> servers) {
        return servers.stream().map(Server::address).collect(Collectors.joining(","));
    }
}
