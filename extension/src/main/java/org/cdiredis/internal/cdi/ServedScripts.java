package org.cdiredis.internal.cdi;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.commands.HashRing;
import org.cdiredis.internal.commands.ScriptCalls;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Location;
import org.cdiredis.spi.RedisScripts;

/** Scripts in the Redis of a cache, each on the server that its first key belongs to. Thread-safe. */
record ServedScripts(Function<String, ScriptCalls> calls, Duration deadline, boolean isPartitioned)
        implements RedisScripts {

    static ServedScripts of(CacheSettings settings, Clients clients) {
        ConnectionSettings connection = settings.connection();
        if (!(connection.location() instanceof Location.Shards shards)) {
            ScriptCalls calls = calls(settings, clients, connection);
            return new ServedScripts(
                    key -> calls, connection.deadline(), connection.location() instanceof Location.Cluster);
        }
        Map<String, ScriptCalls> calls = new LinkedHashMap<>();
        for (Location.Server server : shards.servers()) {
            calls.put(server.address(), calls(settings, clients, connection.at(server)));
        }
        return new ServedScripts(new HashRing<>(calls)::nodeOf, connection.deadline(), true);
    }

    private static ScriptCalls calls(CacheSettings settings, Clients clients, ConnectionSettings connection) {
        Client client = clients.of(settings.alias(), connection);
        return new ScriptCalls(
                settings.alias(), client, client.circuit(settings.errors().breaker()));
    }

    @Override
    public CompletionStage<List<Object>> eval(String script, List<String> keys, Object... arguments) {
        return calls.apply(keys.get(0)).eval(script, keys, arguments);
    }

    @Override
    public CompletionStage<List<Object>> eval(Duration limit, String script, List<String> keys, Object... arguments) {
        return calls.apply(keys.get(0)).eval(limit, script, keys, arguments);
    }

    @Override
    public boolean isReady(String key) {
        return calls.apply(key).isReady();
    }
}
