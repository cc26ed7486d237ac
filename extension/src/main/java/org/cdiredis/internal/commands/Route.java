package org.cdiredis.internal.commands;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.config.Location;

/** The way that commands take to Redis, with errors in the library's own terms. */
interface Route {

    /** Calls a command that reads keys, and changes nothing. */
    <T extends @Nullable Object> CompletionStage<T> read(
            List<String> keys, Function<RedisObjects, CompletionStage<T>> command);

    /** Calls a command that changes keys, all on one server if there are replicas to wait for. */
    <T extends @Nullable Object> CompletionStage<T> write(
            List<String> keys, Function<RedisObjects, CompletionStage<T>> command);

    /** Calls a command that reads one key, and changes nothing. */
    default <T extends @Nullable Object> CompletionStage<T> read(KeyCommand<T> command) {
        return read(List.of(command.key()), command.call());
    }

    /** Reads the values of keys, in their order; null where there is none. */
    default CompletionStage<List<byte @Nullable []>> readAll(List<String> keys) {
        return read(keys, objects -> objects.getAll(keys));
    }

    /** Calls two commands that read one key, and change nothing. */
    default <A extends @Nullable Object, B extends @Nullable Object, T extends @Nullable Object>
            CompletionStage<T> readBoth(KeyCommand<A> first, KeyCommand<B> second, BiFunction<A, B, T> both) {
        return read(first).thenCombine(read(second), both);
    }

    /** Calls a command that changes one key. */
    default <T extends @Nullable Object> CompletionStage<T> write(KeyCommand<T> command) {
        return write(List.of(command.key()), command.call());
    }

    /**
     * Over the client, which is made and connected if need be, and within the deadline: commands on one key of a primary through
     * its pipeline, all others at once.
     */
    record Direct(Client client, CircuitGuard guard, ReadRouting reads, AcknowledgedWrites writes, Pipelines pipelines)
            implements Route {

        Direct(Client client, CircuitGuard guard) {
            this(client, guard, new ReadRouting(client), new AcknowledgedWrites(client), Pipelines.of(client));
        }

        @Override
        public <T extends @Nullable Object> CompletionStage<T> read(KeyCommand<T> command) {
            return reads.areFromPrimary()
                    ? callBounded(redisson -> pipelines.read(redisson, command))
                    : read(List.of(command.key()), command.call());
        }

        /** So many that their values do not keep others waiting, and from one server, go with the commands of others. */
        @Override
        public CompletionStage<List<byte @Nullable []>> readAll(List<String> keys) {
            return reads.areFromPrimary()
                            && keys.size() <= Pipelines.MANY
                            && !(client.settings().location() instanceof Location.Cluster)
                    ? callBounded(redisson -> pipelines.read(redisson, KeyCommand.getAll(keys)))
                    : Route.super.readAll(keys);
        }

        /** Of replicas, one answers both. */
        @Override
        public <A extends @Nullable Object, B extends @Nullable Object, T extends @Nullable Object>
                CompletionStage<T> readBoth(KeyCommand<A> first, KeyCommand<B> second, BiFunction<A, B, T> both) {
            return reads.areFromPrimary()
                    ? callBounded(redisson ->
                            pipelines.read(redisson, first).thenCombine(pipelines.read(redisson, second), both))
                    : queued(queued -> queued.readBoth(first, second, both));
        }

        @Override
        public <T extends @Nullable Object> CompletionStage<T> write(KeyCommand<T> command) {
            if (writes.areOn()) {
                return write(List.of(command.key()), command.call());
            }
            reads.writing(List.of(command.key()));
            return callBounded(redisson -> pipelines.write(redisson, command));
        }

        /** Calls a command that changes one key, within less than the deadline. */
        <T extends @Nullable Object> CompletionStage<T> write(KeyCommand<T> command, Duration limit) {
            reads.writing(List.of(command.key()));
            if (writes.areOn()) {
                return callBounded(redisson -> client.deadline().bound(acknowledged(redisson, command), limit), limit);
            }
            return callBounded(redisson -> pipelines.write(redisson, command, limit), limit);
        }

        private <T extends @Nullable Object> CompletionStage<T> acknowledged(
                RedissonClient redisson, KeyCommand<T> command) {
            return writes.inBatch(
                    redisson, batch -> command.call().apply(new RedisObjects.OfBatch(key -> batch, command.key())));
        }

        @Override
        public <T extends @Nullable Object> CompletionStage<T> read(
                List<String> keys, Function<RedisObjects, CompletionStage<T>> command) {
            return callClient(redisson -> UnwrittenCommands.read(
                    attempts(),
                    () -> reads.read(keys, mode -> command.apply(new RedisObjects.OfClient(redisson, mode)))));
        }

        @Override
        public <T extends @Nullable Object> CompletionStage<T> write(
                List<String> keys, Function<RedisObjects, CompletionStage<T>> command) {
            reads.writing(keys);
            return callClient(redisson -> {
                if (writes.areOn()) {
                    return writes.inBatch(
                            redisson, batch -> command.apply(new RedisObjects.OfBatch(key -> batch, keys.get(0))));
                }
                // Many keys are several commands, of which some may have been written.
                return UnwrittenCommands.write(
                        keys.size() == 1 ? attempts() : 0,
                        () -> command.apply(new RedisObjects.OfClient(redisson, null)));
            });
        }

        /** Each attempt uses up one connection that is closed. */
        private int attempts() {
            return client.settings().pool().maxSize();
        }

        /** Whether keys have to be written one by one, since what replicas acknowledge is counted for each server. */
        boolean isEachAcknowledged() {
            return writes.areOn() && client.settings().location() instanceof Location.Cluster;
        }

        <T extends @Nullable Object> CompletionStage<T> together(Function<RedisCommands, CompletionStage<T>> calls) {
            return queued(queued -> calls.apply(new RedissonCommands(queued)));
        }

        private <T extends @Nullable Object> CompletionStage<T> queued(Function<Route, CompletionStage<T>> calls) {
            return callClient(redisson -> {
                Batches batches = new Batches(client, redisson, writes);
                CompletionStage<T> result = calls.apply(new Queued(batches, errors(), reads));
                return batches.execute().thenCompose(sent -> result);
            });
        }

        <T extends @Nullable Object> CompletionStage<T> callClient(
                Function<RedissonClient, CompletionStage<T>> command) {
            return callBounded(redisson -> client.deadline().bound(command.apply(redisson)));
        }

        /** Calls what ends within the deadline by itself. */
        <T extends @Nullable Object> CompletionStage<T> callBounded(
                Function<RedissonClient, CompletionStage<T>> command) {
            return callBounded(command, client.deadline().duration());
        }

        private <T extends @Nullable Object> CompletionStage<T> callBounded(
                Function<RedissonClient, CompletionStage<T>> command, Duration limit) {
            RedissonClient connected = client.connected();
            if (connected != null) {
                return translated(() -> command.apply(connected));
            }
            // Making the client is no waiting for Redis, so that the deadline begins behind it.
            return translated(() -> client.create()
                    .thenCompose(
                            made -> client.deadline().bound(client.connect(made).thenCompose(command), limit)));
        }

        <T extends @Nullable Object> CompletionStage<T> translated(Supplier<CompletionStage<T>> call) {
            return guard.call(call);
        }

        RedissonErrors errors() {
            return guard.errors();
        }
    }

    /** With the others of a batch, when that is executed. */
    record Queued(Batches batches, RedissonErrors errors, ReadRouting reads) implements Route {

        @Override
        public <T extends @Nullable Object> CompletionStage<T> read(
                List<String> keys, Function<RedisObjects, CompletionStage<T>> command) {
            if (!reads.areFromPrimary() && reads.wereWritten(keys)) {
                keys.forEach(batches::sendToPrimary);
            }
            return translated(
                    errors,
                    () -> command.apply(new RedisObjects.OfBatch(batches::of, keys.isEmpty() ? "" : keys.get(0))));
        }

        @Override
        public <T extends @Nullable Object> CompletionStage<T> write(
                List<String> keys, Function<RedisObjects, CompletionStage<T>> command) {
            reads.writing(keys);
            return translated(errors, () -> command.apply(new RedisObjects.OfBatch(batches::of, keys.get(0))));
        }
    }

    private static <T extends @Nullable Object> CompletionStage<T> translated(
            RedissonErrors errors, Supplier<CompletionStage<T>> call) {
        try {
            return call.get().exceptionally(e -> {
                throw new CompletionException(errors.translate(e));
            });
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(errors.translate(e));
        }
    }
}
