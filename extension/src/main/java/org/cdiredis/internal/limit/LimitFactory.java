package org.cdiredis.internal.limit;

import java.util.LinkedHashMap;
import java.util.Map;

import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.commands.HashRing;
import org.cdiredis.internal.commands.RedissonCalls;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Location;

/** Chooses the way to Redis for the key of a limiter. */
@FunctionalInterface
public interface LimitFactory {

    /**
     * The server that a key belongs to.
     *
     * @param key the key
     * @return the way to it
     */
    RedissonCalls of(String key);

    /**
     * The ways of a cache.
     *
     * @param settings the settings of the cache
     * @param clients the clients, one for each shard if there are shards
     * @return the ways; with shards each to the one that the key belongs to
     */
    static LimitFactory create(CacheSettings settings, Clients clients) {
        ConnectionSettings connection = settings.connection();
        if (!(connection.location() instanceof Location.Shards shards)) {
            RedissonCalls calls = calls(settings, clients, connection);
            return key -> calls;
        }
        Map<String, RedissonCalls> calls = new LinkedHashMap<>();
        for (Location.Server server : shards.servers()) {
            calls.put(server.address(), calls(settings, clients, connection.at(server)));
        }
        HashRing<RedissonCalls> ring = new HashRing<>(calls);
        return ring::nodeOf;
    }

    private static RedissonCalls calls(CacheSettings settings, Clients clients, ConnectionSettings connection) {
        Client client = clients.of(settings.alias(), connection);
        return new RedissonCalls(
                settings.alias(), client, client.circuit(settings.errors().breaker()));
    }
}
