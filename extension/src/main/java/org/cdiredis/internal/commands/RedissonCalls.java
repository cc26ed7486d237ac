package org.cdiredis.internal.commands;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

import org.cdiredis.internal.client.Circuit;
import org.cdiredis.internal.client.Client;

/**
 * Calls of a Redisson client for what is no entry of a cache: they go the way of its commands. So they pass the same circuit, that
 * nobody waits for a lock by way of a Redis that fails everybody else, and their failures open it, too.
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

    private RedissonCalls(Route.Direct route) {
        this.route = route;
    }

    /**
     * Calls that are made while the circuit is open, too, which does not hear of them then: of those who would lose by not asking.
     *
     * @return the calls, over the same connections
     */
    public RedissonCalls pastTheCircuit() {
        return new RedissonCalls(new Route.Direct(
                route.client(), route.guard().unheeding(), route.reads(), route.writes(), route.pipelines()));
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

    /**
     * A script within the deadline, over the connection that the commands of all threads share. One whose connection ends before its
     * answer is not sent again: whether it has run is not known.
     *
     * @param script the script, which answers with a list, and changes its keys
     * @param keys its keys, all of one slot
     * @param arguments its arguments, texts and bytes
     * @return what it answers; fails with a {@link org.cdiredis.RedisCacheException}
     */
    public CompletionStage<Answer> eval(String script, List<String> keys, Object... arguments) {
        KeyCommand<List<Object>> command = KeyCommand.listScript(script, keys, arguments);
        return route.callBounded(redisson -> {
            long askedAt = System.nanoTime();
            return route.pipelines().write(redisson, command).thenApply(items -> new Answer(items, askedAt));
        });
    }

    /**
     * What a script answers.
     *
     * @param items bytes and integers
     * @param askedAt when it was sent, as {@link System#nanoTime} tells the time
     */
    public record Answer(List<Object> items, long askedAt) {}
}
