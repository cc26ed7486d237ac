package org.cdiredis.internal.commands;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.cdiredis.internal.client.Circuit;
import org.cdiredis.internal.client.Client;

/** Scripts of others, on the way that the commands of a cache take. */
public final class ScriptCalls {

    private final Client client;
    private final Route.Direct route;

    /**
     * Scripts for one cache, through a circuit.
     *
     * @param cache the name of the cache, for messages
     * @param client the client, made on first use
     * @param circuit turns calls away while Redis fails
     */
    public ScriptCalls(String cache, Client client, Circuit circuit) {
        this.client = client;
        this.route = new Route.Direct(client, new CircuitGuard(circuit, new RedissonErrors(cache, client)));
    }

    /**
     * Runs a script within the deadline.
     *
     * @param script the script
     * @param keys its keys, all of one slot
     * @param arguments its arguments, texts and bytes
     * @return what it answers: bytes and integers; fails with a {@link org.cdiredis.RedisCacheException}
     */
    public CompletionStage<List<Object>> eval(String script, List<String> keys, Object... arguments) {
        return route.write(KeyCommand.listScript(script, keys, arguments));
    }

    /**
     * Runs a script within less than the deadline.
     *
     * @param limit how long the call may take
     * @param script the script
     * @param keys its keys, all of one slot
     * @param arguments its arguments, texts and bytes
     * @return what it answers: bytes and integers; fails with a {@link org.cdiredis.RedisCacheException}
     */
    public CompletionStage<List<Object>> eval(Duration limit, String script, List<String> keys, Object... arguments) {
        Duration deadline = deadline();
        return route.write(
                KeyCommand.listScript(script, keys, arguments), limit.compareTo(deadline) < 0 ? limit : deadline);
    }

    /**
     * How long a call may take.
     *
     * @return the deadline
     */
    public Duration deadline() {
        return client.deadline().duration();
    }

    /**
     * Whether the client has been made, which is no part of what calls are bounded by.
     *
     * @return false before the first call
     */
    public boolean isReady() {
        return client.isMade();
    }
}
