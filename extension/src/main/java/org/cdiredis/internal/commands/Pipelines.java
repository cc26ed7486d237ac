package org.cdiredis.internal.commands;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisClient;
import org.redisson.client.RedisNodeNotFoundException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.connection.ConnectionManager;
import org.redisson.connection.MasterSlaveEntry;

import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.pipeline.ErrorReplyException;
import org.cdiredis.internal.pipeline.Pipeline;
import org.cdiredis.internal.pipeline.PipelinedCall;
import org.cdiredis.internal.protocol.Reply;

/**
 * The pipelines of one client, one for each server that has keys. What is large goes past them, on a connection of its own, so that
 * small values do not wait for it; and so does what a pipeline turns back, since Redisson knows of servers that move, start or
 * are gone. Thread-safe.
 */
final class Pipelines {

    /** From this size on, in bytes, a value takes longer on the wire than a round trip takes. */
    static final int LARGE = 32 * 1024;

    /** So many values of some hundred bytes are as large. */
    static final int MANY = 128;

    /** Together longer than Redisson takes to see that a slot has moved. */
    private static final int LOOKS_FOR_A_NODE = 20;

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Client client;
    private final Duration deadline;
    private final Duration time;
    private final Map<RedisClient, Pipeline> byServer = new ConcurrentHashMap<>();
    private final LargeValues large = new LargeValues();

    private Pipelines(Client client) {
        this.client = client;
        this.deadline = client.deadline().duration();
        this.time = client.timeout().compareTo(deadline) < 0 ? client.timeout() : deadline;
    }

    /** Those of a client. */
    static Pipelines of(Client client) {
        return client.shared(Pipelines.class, Pipelines::closedWith);
    }

    private static Pipelines closedWith(Client client) {
        Pipelines made = new Pipelines(client);
        client.beforeClose(() -> made.byServer.values().forEach(Pipeline::close));
        return made;
    }

    /** A command that reads one key. */
    <T extends @Nullable Object> CompletionStage<T> read(RedissonClient redisson, KeyCommand<T> command) {
        return send(new Call<>(redisson, command, true, deadline), large.contains(command.key()));
    }

    /** A command that changes one key. */
    <T extends @Nullable Object> CompletionStage<T> write(RedissonClient redisson, KeyCommand<T> command) {
        return write(redisson, command, deadline);
    }

    /** The same, within less than the deadline. */
    <T extends @Nullable Object> CompletionStage<T> write(
            RedissonClient redisson, KeyCommand<T> command, Duration limit) {
        boolean isLarge = command.bytes() >= LARGE;
        if (isLarge) {
            large.seen(command.key(), command.bytes());
        }
        return send(new Call<>(redisson, command, false, limit), isLarge);
    }

    private <T extends @Nullable Object> CompletionStage<T> send(Call<T> call, boolean isLarge) {
        if (isLarge) {
            call.sendAlone();
        } else {
            call.sendWithOthers();
        }
        return call;
    }

    /** The pipeline to the server of a key; null if there is none, as long as its slot is nowhere. */
    private @Nullable Pipeline pipeline(RedissonClient redisson, String key) {
        ConnectionManager servers = ((Redisson) redisson).getCommandExecutor().getConnectionManager();
        MasterSlaveEntry entry = servers.getEntry(key);
        RedisClient server = entry == null ? null : entry.getClient();
        if (server == null) {
            return null;
        }
        Pipeline existing = byServer.get(server);
        return existing == null ? made(servers, server) : existing;
    }

    private Pipeline made(ConnectionManager servers, RedisClient server) {
        Set<RedisClient> primaries =
                servers.getEntrySet().stream().map(MasterSlaveEntry::getClient).collect(Collectors.toSet());
        byServer.forEach((other, pipeline) -> {
            if (!primaries.contains(other) && byServer.remove(other, pipeline)) {
                pipeline.close();
            }
        });
        return byServer.computeIfAbsent(server, unseen -> new Pipeline(server, time, client.timer()));
    }

    private static boolean hadNoNode(Throwable failure) {
        return new Causes(failure).has(RedisNodeNotFoundException.class);
    }

    /** A command on its way, with the limit of the whole call. */
    private final class Call<T extends @Nullable Object> extends PipelinedCall<T> {

        private final RedissonClient redisson;
        private final KeyCommand<T> command;
        private final boolean isRead;
        private final Duration limit;
        private final long start;
        private boolean isSecondTime;

        Call(RedissonClient redisson, KeyCommand<T> command, boolean isRead, Duration limit) {
            this(redisson, command, isRead, limit, System.nanoTime());
        }

        private Call(RedissonClient redisson, KeyCommand<T> command, boolean isRead, Duration limit, long start) {
            super(command.words(), start + Math.min(time.toNanos(), limit.toNanos()));
            this.redisson = redisson;
            this.command = command;
            this.isRead = isRead;
            this.limit = limit;
            this.start = start;
        }

        @Override
        protected T result(Reply reply) {
            T result = command.result().apply(reply);
            measure(result);
            return result;
        }

        private void measure(T result) {
            if (isRead && result instanceof byte[] bytes) {
                large.seen(command.key(), bytes.length);
            } else if (isRead && result instanceof List<?> values) {
                large.seen(command.key(), longest(values));
            }
        }

        private static int longest(List<?> values) {
            int longest = 0;
            for (Object value : values) {
                longest = value instanceof byte[] bytes ? Math.max(longest, bytes.length) : longest;
            }
            return longest;
        }

        @Override
        protected void turnedBack(@Nullable ErrorReplyException reason) {
            if (reason == null) {
                sendOnceMore();
            } else {
                sendAlone();
            }
        }

        @Override
        protected void lost(RuntimeException reason) {
            if (isRead) {
                sendOnceMore();
            } else {
                completeExceptionally(reason);
            }
        }

        @Override
        protected Exception overdue() {
            return time.compareTo(limit) < 0
                    ? new RedisTimeoutException("no answer within the timeout")
                    : new TimeoutException();
        }

        void sendWithOthers() {
            Pipeline pipeline = pipeline(redisson, command.key());
            if (pipeline == null) {
                sendAlone();
            } else {
                pipeline.add(this);
            }
        }

        /** A connection may have ended because the server restarts, or because it had been idle for long. */
        private void sendOnceMore() {
            if (isSecondTime) {
                sendAlone();
            } else {
                isSecondTime = true;
                sendWithOthers();
            }
        }

        /** By Redisson, on a connection of its pool, within what is left of the limit. */
        void sendAlone() {
            long left = limit.toNanos() - (System.nanoTime() - start);
            if (left <= 0) {
                completeExceptionally(new TimeoutException());
                return;
            }
            CompletionStage<T> sent;
            try {
                sent = client.deadline().bound(sentByRedisson(LOOKS_FOR_A_NODE), Duration.ofNanos(left));
            } catch (RuntimeException | Error e) {
                completeExceptionally(e);
                return;
            }
            sent.whenComplete((value, failure) -> {
                if (failure == null) {
                    try {
                        measure(value);
                    } finally {
                        complete(value);
                    }
                } else {
                    completeExceptionally(failure);
                }
            });
        }

        private CompletionStage<T> sentByRedisson(int looks) {
            return attempts()
                    .exceptionallyCompose(failure -> looks > 0 && hadNoNode(failure)
                            ? later().thenCompose(now -> sentByRedisson(looks - 1))
                            : CompletableFuture.failedFuture(failure));
        }

        /** Each attempt uses up one connection that is closed. */
        private CompletionStage<T> attempts() {
            int most = client.settings().pool().maxSize();
            RedisObjects objects = new RedisObjects.OfClient(redisson, null);
            return isRead
                    ? UnwrittenCommands.read(most, () -> command.call().apply(objects))
                    : UnwrittenCommands.write(most, () -> command.call().apply(objects));
        }

        private CompletionStage<?> later() {
            return CompletableFuture.runAsync(
                    () -> {},
                    CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS, client.blocking()));
        }
    }
}
