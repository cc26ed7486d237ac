package org.cdiredis.internal.invalidation;

import java.util.List;
import java.util.stream.Stream;

import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisClient;
import org.redisson.connection.ClientConnectionsEntry;
import org.redisson.connection.MasterSlaveEntry;

import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.config.ReadFrom;

/**
 * The servers that answer the reads of a cache, at the moment: each tells of the changes that it has made itself, so that no
 * replica is asked before it can say that its answer has become old.
 *
 * @param clients the clients, one for each shard if there are shards
 */
record Nodes(List<Client> clients) {

    /** The servers; none as long as a client has not been connected. Does not wait. */
    List<RedisClient> current() {
        List<Client> unused =
                clients.stream().filter(client -> client.connected() == null).toList();
        if (unused.isEmpty()) {
            return clients.stream().flatMap(client -> of(client).stream()).toList();
        }
        if (unused.size() < clients.size()) {
            // A shard that no key has been asked of yet. Whether it can be connected shows at the next look.
            unused.forEach(shard -> shard.create().thenCompose(shard::connect));
        }
        return List.of();
    }

    private static List<RedisClient> of(Client client) {
        RedissonClient connected = client.connected();
        if (connected == null) {
            return List.of();
        }
        boolean areReplicasRead = client.settings().replication().readFrom() != ReadFrom.PRIMARY;
        return ((Redisson) connected)
                .getCommandExecutor().getConnectionManager().getEntrySet().stream()
                        .flatMap(entry -> of(entry, areReplicasRead).stream())
                        .toList();
    }

    private static List<RedisClient> of(MasterSlaveEntry entry, boolean areReplicasRead) {
        Stream<RedisClient> replicas = areReplicasRead
                ? entry.getAllEntries().stream()
                        .filter(replica -> !replica.isFreezed())
                        .map(ClientConnectionsEntry::getClient)
                : Stream.of();
        return Stream.concat(Stream.of(entry.getClient()), replicas).distinct().toList();
    }
}
