package org.cdiredis.internal.commands;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;

import org.cdiredis.internal.client.Client;

/** The way that commands take to Redis, with errors in the library's own terms. */
interface Route {

    /** Calls a command. */
    <T extends @Nullable Object> CompletionStage<T> call(Function<RedisObjects, CompletionStage<T>> command);

    /** Each command at once, over the client, which is made and connected if need be, and within the deadline. */
    record Direct(Client client, CircuitGuard guard) implements Route {

        @Override
        public <T extends @Nullable Object> CompletionStage<T> call(
                Function<RedisObjects, CompletionStage<T>> command) {
            return callClient(redisson -> command.apply(new RedisObjects.OfClient(redisson)));
        }

        <T extends @Nullable Object> CompletionStage<T> together(Function<RedisCommands, CompletionStage<T>> calls) {
            return callClient(redisson -> {
                RBatch batch = redisson.createBatch(BatchOptions.defaults());
                CompletionStage<T> result = calls.apply(new RedissonCommands(new Queued(batch, errors())));
                // A failure of the batch is one of its commands, which know for themselves.
                return batch.executeAsync().handle((sent, failure) -> sent).thenCompose(sent -> result);
            });
        }

        private <T extends @Nullable Object> CompletionStage<T> callClient(
                Function<RedissonClient, CompletionStage<T>> command) {
            RedissonClient connected = client.connected();
            if (connected != null) {
                return translated(() -> client.deadline().bound(command.apply(connected)));
            }
            // Making the client is no waiting for Redis, so that the deadline begins behind it.
            return translated(() -> client.create()
                    .thenCompose(
                            made -> client.deadline().bound(client.connect(made).thenCompose(command))));
        }

        <T extends @Nullable Object> CompletionStage<T> translated(Supplier<CompletionStage<T>> call) {
            return guard.call(call);
        }

        RedissonErrors errors() {
            return guard.errors();
        }
    }

    /** With the others of a batch, when that is executed. */
    record Queued(RBatch batch, RedissonErrors errors) implements Route {

        @Override
        public <T extends @Nullable Object> CompletionStage<T> call(
                Function<RedisObjects, CompletionStage<T>> command) {
            try {
                return command.apply(new RedisObjects.OfBatch(batch)).exceptionally(e -> {
                    throw new CompletionException(errors.translate(e));
                });
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(errors.translate(e));
            }
        }
    }
}
