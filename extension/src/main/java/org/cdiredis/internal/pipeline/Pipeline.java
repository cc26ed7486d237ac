package org.cdiredis.internal.pipeline;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisClient;
import org.redisson.client.RedisConnection;

import org.cdiredis.internal.protocol.Channels;

/**
 * Sends the calls of many threads to one server, over one connection. While it connects, calls wait for that, though not long; as
 * long as there is no connection, it turns calls back, so that whoever knows how to fail over and when to give up takes care
 * of them, and tries again meanwhile. Thread-safe.
 */
public final class Pipeline {

    /** Within a network, a connection is there long before. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);

    private final RedisClient server;
    private final Duration time;
    private final ScheduledExecutorService timer;
    private final AtomicBoolean isConnecting = new AtomicBoolean();
    private final Queue<PipelinedCall<?>> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean isPatient;
    private volatile @Nullable SharedConnection connection;
    private volatile long notBefore = System.nanoTime();
    private volatile boolean isClosed;

    /**
     * A pipeline, not connected yet.
     *
     * @param server makes the connection
     * @param time how long the server may take to answer, the same for all calls
     * @param timer for calls that wait for the connection
     */
    public Pipeline(RedisClient server, Duration time, ScheduledExecutorService timer) {
        this.server = server;
        this.time = time;
        this.timer = timer;
    }

    /**
     * Sends a call, or turns it back.
     *
     * @param call the call
     */
    public void add(PipelinedCall<?> call) {
        SharedConnection open = connection;
        if (open != null && open.isOpen()) {
            open.add(call);
            return;
        }
        connect();
        waiting.add(call);
        if (!isPatient) {
            sendOrTurnBack();
        }
    }

    private void connect() {
        if (isClosed || System.nanoTime() - notBefore < 0 || !isConnecting.compareAndSet(false, true)) {
            return;
        }
        SharedConnection open = connection;
        if (open != null && open.isOpen()) {
            isConnecting.set(false); // made since the caller looked
            return;
        }
        isPatient = true;
        CompletionStage<?> unusedConnection = CompletableFuture.completedFuture(server)
                .thenCompose(RedisClient::connectAsync)
                .thenAccept(this::takeOver)
                .exceptionally(failure -> {
                    notBefore = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
                    isConnecting.set(false);
                    waitNoLonger();
                    return null;
                });
        try {
            ScheduledFuture<?> unused = timer.schedule(this::waitNoLonger, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            waitNoLonger(); // the application has stopped
        }
    }

    private void takeOver(RedisConnection made) {
        SharedConnection taken = new SharedConnection(made.getChannel(), time, this::use);
        Channels.takeOver(made, taken, taken::start);
    }

    /** It may be used, or it has ended before. */
    private void use(SharedConnection taken) {
        if (connection != taken) {
            connection = taken;
            isConnecting.set(false);
            if (isClosed) {
                taken.close();
            }
            waitNoLonger();
        }
    }

    private void waitNoLonger() {
        isPatient = false;
        sendOrTurnBack();
    }

    private void sendOrTurnBack() {
        SharedConnection open = connection;
        for (PipelinedCall<?> call = waiting.poll(); call != null; call = waiting.poll()) {
            if (open != null && open.isOpen()) {
                open.add(call);
            } else {
                call.turnBack(null);
            }
        }
    }

    /** Closes the connection. Calls that are under way are lost, later ones turned back. */
    public void close() {
        isClosed = true;
        SharedConnection open = connection;
        if (open != null) {
            open.close();
        }
    }
}
