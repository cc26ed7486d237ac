package org.cdiredis.internal.commands;

import java.util.LinkedHashMap;
import java.util.Map;

import org.redisson.api.RedissonClient;

import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.config.BreakerSettings;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Location;

/** Chooses the commands that fit where Redis is. */
public final class CommandsFactory {

    private CommandsFactory() {}

    /**
     * The commands of a cache.
     *
     * @param cache the name of the cache
     * @param settings where its Redis is and how it is reached
     * @param breaker when calls are turned away, for each shard on its own
     * @param clients the clients, one for each shard if there are shards
     * @return the commands
     */
    public static RedisCommands create(
            String cache, ConnectionSettings settings, BreakerSettings breaker, Clients clients) {
        if (!(settings.location() instanceof Location.Shards location)) {
            return commands(cache, clients.of(cache, settings), breaker);
        }
        Map<String, RedisCommands> shards = new LinkedHashMap<>();
        for (Location.Server server : location.servers()) {
            shards.put(server.address(), commands(cache, clients.of(cache, settings.at(server)), breaker));
        }
        return new ShardedCommands(shards);
    }

    private static RedissonCommands commands(String cache, Client client, BreakerSettings breaker) {
        return new RedissonCommands(cache, client, client.circuit(breaker));
    }

    /**
     * The one client of a cache.
     *
     * @param cache the name of the cache
     * @param settings where its Redis is and how it is reached
     * @param clients the clients
     * @return the client, made now if it has not been used before
     * @throws org.cdiredis.RedisCacheException if it cannot be made, or there are shards, which have a client each
     */
    public static RedissonClient client(String cache, ConnectionSettings settings, Clients clients) {
        return new RedissonCommands(cache, clients.of(cache, settings)).redisson();
    }
}
