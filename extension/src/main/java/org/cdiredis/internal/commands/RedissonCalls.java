package org.cdiredis.internal.commands;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

import org.cdiredis.internal.client.Circuit;
import org.cdiredis.internal.client.Client;

/**
 * Calls of a Redisson client for what is no entry of a cache: they go the way of its commands. So they pass the same circuit,
 * that nobody waits for a lock, or renews one, by way of a Redis that fails everybody else, and their failures open it, too.
 */
public final class RedissonCalls {

    private final Route.Direct route;

    /**
     * Calls for one cache, through a circuit.
     *
     * @param cache the name of the cache, for messages
     * @param client the client, made on first use
     * @param circuit turns calls away while Redis fails
     */
    public RedissonCalls(String cache, Client client, Circuit circuit) {
        this.route = new Route.Direct(client, new CircuitGuard(circuit, new RedissonErrors(cache, client)));
    }

    /**
     * A call within the deadline.
     *
     * @param command what to call on the connected client
     * @param <T> the type of the result
     * @return the result; fails with a {@link org.cdiredis.RedisCacheException}
     */
    public <T extends @Nullable Object> CompletionStage<T> call(Function<RedissonClient, CompletionStage<T>> command) {
        return route.callClient(command);
    }
}
