package org.cdiredis.internal.commands;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.api.BatchOptions;
import org.redisson.api.BatchResult;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;

import org.cdiredis.internal.client.Client;

/**
 * Writes that as many replicas as the option {@code wait-for-replicas} says have to acknowledge: the write and a {@code WAIT}
 * leave together, since {@code WAIT} counts for the connection that it comes on. With none, writes as they are.
 */
final class AcknowledgedWrites {

    private final int replicas;
    private final Duration timeout;

    AcknowledgedWrites(Client client) {
        this.replicas = client.settings().replication().waitForReplicas();
        // Sooner than the client gives up on the answer.
        this.timeout = client.timeout().multipliedBy(3).dividedBy(4);
    }

    boolean areOn() {
        return replicas > 0;
    }

    /** Of a batch that ends with a {@code WAIT}. */
    BatchOptions options() {
        return BatchOptions.defaults().sync(replicas, timeout);
    }

    /** Writes keys of one server. */
    <T extends @Nullable Object> CompletionStage<T> inBatch(
            RedissonClient redisson, Function<RBatch, CompletionStage<T>> command) {
        RBatch batch = redisson.createBatch(options());
        CompletionStage<T> result = command.apply(batch);
        // The command's own error, if it has one, comes out of the batch, too.
        return batch.executeAsync().thenCompose(executed -> acknowledged(executed, result));
    }

    private <T extends @Nullable Object> CompletionStage<T> acknowledged(
            BatchResult<?> executed, CompletionStage<T> result) {
        if (executed.getSyncedSlaves() < replicas) {
            throw new CompletionException(new TooFewReplicasException(executed.getSyncedSlaves()));
        }
        return result;
    }
}
