package org.cdiredis.internal.commands;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.redisson.Redisson;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;

import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.config.Location;

/**
 * A batch for each node of a cluster, and one where there is no cluster. In a batch of Redisson's over several nodes, an error on
 * one of them becomes that of all commands that are not done yet, and replicas are counted over all. For use by one thread.
 */
final class Batches {

    private final Client client;
    private final RedissonClient redisson;
    private final BatchOptions options;
    private final int replicas;
    private final Map<Object, RBatch> byNode = new LinkedHashMap<>();
    private final Set<RBatch> toPrimary = Collections.newSetFromMap(new IdentityHashMap<>());

    Batches(Client client, RedissonClient redisson, AcknowledgedWrites writes) {
        this.client = client;
        this.redisson = redisson;
        this.options = writes.areOn() ? writes.options() : BatchOptions.defaults();
        this.replicas = client.settings().replication().waitForReplicas();
    }

    /** The batch that a key belongs to. */
    RBatch of(String key) {
        return byNode.computeIfAbsent(node(client, redisson, key), node -> redisson.createBatch(options));
    }

    /** Has the primary answer the whole batch that a key belongs to. A batch of reads only goes to a replica; TOUCH is none to Redisson. */
    void sendToPrimary(String key) {
        RBatch batch = of(key);
        if (toPrimary.add(batch)) {
            // Its answer says nothing.
            CompletionStage<Boolean> unused =
                    batch.getBucket(key, ByteArrayCodec.INSTANCE).touchAsync();
        }
    }

    /** The node of a cluster that has a key; the same for all keys where there is no cluster. */
    static Object node(Client client, RedissonClient redisson, String key) {
        if (!(client.settings().location() instanceof Location.Cluster)) {
            return "";
        }
        // Null for a slot that no node has: the command will say so.
        return Objects.requireNonNullElse(
                ((Redisson) redisson)
                        .getCommandExecutor()
                        .getConnectionManager()
                        .getEntry(key),
                "");
    }

    /** Sends all batches at once. Fails if too few replicas acknowledge; other failures are those of commands, which know. */
    CompletionStage<Void> execute() {
        return CompletableFuture.allOf(byNode.values().stream()
                .map(batch -> executed(batch).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    private CompletionStage<Boolean> executed(RBatch batch) {
        return batch.executeAsync().handle((sent, failure) -> {
            if (sent != null && sent.getSyncedSlaves() < replicas) {
                throw new CompletionException(new TooFewReplicasException(sent.getSyncedSlaves()));
            }
            return true;
        });
    }
}
