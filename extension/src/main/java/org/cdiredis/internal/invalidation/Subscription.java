package org.cdiredis.internal.invalidation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import org.redisson.client.RedisClient;

import org.cdiredis.internal.near.InvalidationListener;

/** Connections to all servers of a moment. Not thread-safe, but for the connections themselves. */
final class Subscription {

    private final Map<RedisClient, Connection> connections = new LinkedHashMap<>();
    private final Map<Connection, OptionalLong> heard = new LinkedHashMap<>();
    private final long start;

    Subscription(
            List<RedisClient> nodes, Feed feed, InvalidationListener listener, Connection.Events events, long now) {
        this.start = now;
        nodes.forEach(node -> connections.put(node, new Connection(feed, listener, events)));
        connections.values().forEach(connection -> heard.put(connection, OptionalLong.empty()));
    }

    /** Connects to all of them. */
    void open(Connection.Events events) {
        connections.forEach((node, connection) -> node.connectAsync().whenComplete((made, failure) -> {
            if (failure == null) {
                connection.takeOver(made);
            } else {
                events.ended(connection, String.valueOf(failure.getMessage()), false);
            }
        }));
    }

    boolean isTo(List<RedisClient> others) {
        return connections.keySet().equals(Set.copyOf(others));
    }

    boolean has(Connection connection) {
        return heard.containsKey(connection);
    }

    void heardAllBefore(Connection connection, long moment) {
        heard.put(connection, OptionalLong.of(moment));
    }

    /** Before which moment all changes of all servers have been told; empty before that of the first. */
    OptionalLong heardAllBefore() {
        long earliest = Long.MAX_VALUE;
        boolean isFirst = true;
        for (OptionalLong moment : heard.values()) {
            if (moment.isEmpty()) {
                return moment;
            }
            earliest = isFirst || moment.getAsLong() - earliest < 0 ? moment.getAsLong() : earliest;
            isFirst = false;
        }
        return OptionalLong.of(earliest);
    }

    /** For how long a server has given no sign of life. */
    long silence(long now) {
        return now - heardAllBefore().orElse(start);
    }

    void ping() {
        heard.keySet().forEach(Connection::ping);
    }

    void close() {
        heard.keySet().forEach(Connection::close);
    }
}
