package org.cdiredis.internal.lock;

import java.util.LinkedHashMap;
import java.util.Map;

import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.commands.HashRing;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Location;

/** Chooses the locks that fit where Redis is. */
public final class LockFactories {

    private LockFactories() {}

    /**
     * The locks of a cache.
     *
     * @param settings the settings of the cache
     * @param clients the clients, one for each shard if there are shards
     * @return the locks; with shards each on the one that its prefix and name belong to
     */
    public static LockFactory create(CacheSettings settings, Clients clients) {
        ConnectionSettings connection = settings.connection();
        if (!(connection.location() instanceof Location.Shards shards)) {
            return locks(settings, clients.of(settings.alias(), connection));
        }
        Map<String, LeasedLocks> locks = new LinkedHashMap<>();
        for (Location.Server server : shards.servers()) {
            locks.put(server.address(), locks(settings, clients.of(settings.alias(), connection.at(server))));
        }
        HashRing<LeasedLocks> ring = new HashRing<>(locks);
        return (prefix, name) -> ring.nodeOf(prefix + ':' + name);
    }

    private static LeasedLocks locks(CacheSettings settings, Client client) {
        return LeasedLocks.over(
                settings.alias(), client, client.circuit(settings.errors().breaker()), settings.locks());
    }
}
