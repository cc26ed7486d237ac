package org.cdiredis.internal.commands;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisNodeNotFoundException;

import org.cdiredis.internal.client.Client;

/**
 * The pipelines of one cache, one for each server that has keys. What is large goes past them, on a connection of its own, so that
 * small values do not wait for it. Thread-safe.
 */
final class Pipelines {

    /** From this size on, in bytes, a value takes longer on the wire than a round trip takes. */
    static final int LARGE = 32 * 1024;

    /** Together longer than Redisson takes to see that a slot has moved. */
    private static final int LOOKS_FOR_A_NODE = 20;

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Client client;
    private final Duration deadline;
    private final Map<Object, Pipeline> byNode = new ConcurrentHashMap<>();
    private final LargeValues large = new LargeValues();

    Pipelines(Client client) {
        this.client = client;
        this.deadline = client.deadline().duration();
    }

    /** A command that reads one key. */
    <T extends @Nullable Object> CompletionStage<T> read(
            RedissonClient redisson, String key, Function<RedisObjects, CompletionStage<T>> command) {
        if (large.contains(key)) {
            return measured(
                    key,
                    client.deadline()
                            .bound(UnwrittenCommands.read(
                                    attempts(), () -> command.apply(new RedisObjects.OfClient(redisson, null)))));
        }
        return measured(key, call(redisson, key, key.length(), command, new Reread(redisson)));
    }

    private <T extends @Nullable Object> CompletionStage<T> measured(String key, CompletionStage<T> read) {
        return read.thenApply(value -> {
            if (value instanceof byte[] bytes) {
                large.read(key, bytes.length);
            }
            return value;
        });
    }

    /** A command that changes one key. */
    <T extends @Nullable Object> CompletionStage<T> write(
            RedissonClient redisson, String key, int bytes, Function<RedisObjects, CompletionStage<T>> command) {
        if (bytes >= LARGE) {
            return client.deadline()
                    .bound(UnwrittenCommands.write(
                            attempts(), () -> command.apply(new RedisObjects.OfClient(redisson, null))));
        }
        return call(redisson, key, key.length() + bytes, command, new Rewrite(redisson));
    }

    private <T extends @Nullable Object> CompletableFuture<T> call(
            RedissonClient redisson,
            String key,
            int bytes,
            Function<RedisObjects, CompletionStage<T>> command,
            PipelinedCall.Recovery recovery) {
        PipelinedCall<T> call = new PipelinedCall<>(
                command, bytes, System.nanoTime() + deadline.toNanos(), new Relocation(redisson, recovery));
        pipeline(Batches.node(client, redisson, key)).add(redisson, call);
        return call;
    }

    private Pipeline pipeline(Object node) {
        Pipeline existing = byNode.get(node);
        if (existing != null) {
            return existing;
        }
        // Nodes of a cluster come and go. Whoever still holds an idle pipeline may use it all the same.
        byNode.values().removeIf(Pipeline::isIdle);
        return byNode.computeIfAbsent(node, unseen -> new Pipeline(client.timer(), deadline));
    }

    /** Each attempt uses up one connection that is closed. */
    private int attempts() {
        return client.settings().pool().maxSize();
    }

    /** A command on its own, after a pause. */
    private <T extends @Nullable Object> CompletionStage<T> alone(
            RedissonClient redisson, Function<RedisObjects, CompletionStage<T>> command, int attempts) {
        return CompletableFuture.completedFuture(new RedisObjects.OfClient(redisson, null))
                .thenComposeAsync(
                        command,
                        CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS, client.blocking()))
                .exceptionallyCompose(failure -> attempts > 1 && hadNoNode(failure)
                        ? alone(redisson, command, attempts - 1)
                        : CompletableFuture.failedFuture(failure));
    }

    private static boolean hadNoNode(Throwable failure) {
        return new Causes(failure).has(RedisNodeNotFoundException.class);
    }

    /** While slots move, Redisson does not know the nodes of some for a moment. */
    private final class Relocation implements PipelinedCall.Recovery {

        private final RedissonClient redisson;
        private final PipelinedCall.Recovery otherwise;

        Relocation(RedissonClient redisson, PipelinedCall.Recovery otherwise) {
            this.redisson = redisson;
            this.otherwise = otherwise;
        }

        @Override
        public <T extends @Nullable Object> CompletionStage<T> recover(
                Throwable failure, Function<RedisObjects, CompletionStage<T>> command) {
            return hadNoNode(failure)
                    ? alone(redisson, command, LOOKS_FOR_A_NODE)
                    : otherwise.recover(failure, command);
        }
    }

    private final class Reread implements PipelinedCall.Recovery {

        private final RedissonClient redisson;

        Reread(RedissonClient redisson) {
            this.redisson = redisson;
        }

        @Override
        public <T extends @Nullable Object> CompletionStage<T> recover(
                Throwable failure, Function<RedisObjects, CompletionStage<T>> command) {
            return UnwrittenCommands.mayBeReadAgain(failure)
                    ? UnwrittenCommands.read(attempts(), () -> command.apply(new RedisObjects.OfClient(redisson, null)))
                    : CompletableFuture.failedFuture(failure);
        }
    }

    private final class Rewrite implements PipelinedCall.Recovery {

        private final RedissonClient redisson;

        Rewrite(RedissonClient redisson) {
            this.redisson = redisson;
        }

        @Override
        public <T extends @Nullable Object> CompletionStage<T> recover(
                Throwable failure, Function<RedisObjects, CompletionStage<T>> command) {
            return UnwrittenCommands.wasNotWritten(failure)
                    ? UnwrittenCommands.write(
                            attempts(), () -> command.apply(new RedisObjects.OfClient(redisson, null)))
                    : CompletableFuture.failedFuture(failure);
        }
    }
}
