package org.cdiredis.internal.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.redisson.client.FailedConnectionDetector;
import org.redisson.client.FailedNodeDetector;
import org.redisson.client.RedisTimeoutException;

/**
 * Whether a replica is to be left out: it could not be connected to for a while, or it has left several commands in a row
 * unanswered, as one does that hangs and still takes connections. Redisson takes it in again once it answers. Thread-safe.
 */
final class ReplicaFailures implements FailedNodeDetector {

    private static final int MOST_UNANSWERED = 3;

    private final Duration connectingFails;
    private final FailedConnectionDetector connections;
    private final AtomicInteger unanswered = new AtomicInteger();

    /**
     * Of a replica that has not failed.
     *
     * @param connectingFails for how long connecting fails before the replica is left out
     */
    ReplicaFailures(Duration connectingFails) {
        this.connectingFails = connectingFails;
        this.connections = new FailedConnectionDetector(connectingFails.toMillis());
    }

    /** Redisson gives one to each replica. */
    @Override
    public FailedNodeDetector copy() {
        return new ReplicaFailures(connectingFails);
    }

    @Override
    public void onConnectSuccessful() {
        connections.onConnectSuccessful(); // which a server that hangs lets one do
    }

    /** Redisson calls the one with the cause. */
    @Override
    @Deprecated
    public void onConnectFailed() {
        connections.onConnectFailed();
    }

    @Override
    public void onConnectFailed(Throwable cause) {
        connections.onConnectFailed(cause);
    }

    @Override
    public void onPingSuccessful() {
        connections.onPingSuccessful();
        unanswered.set(0);
    }

    @Override
    @Deprecated
    public void onPingFailed() {
        unanswered.incrementAndGet();
    }

    @Override
    public void onPingFailed(Throwable cause) {
        onCommandFailed(cause);
    }

    @Override
    public void onCommandSuccessful() {
        unanswered.set(0);
    }

    @Override
    public void onCommandFailed(Throwable cause) {
        if (cause instanceof RedisTimeoutException) {
            unanswered.incrementAndGet();
        } else {
            unanswered.set(0);
        }
    }

    /** If it has failed, it is counted anew: it is asked again only when it has answered. */
    @Override
    public boolean isNodeFailed() {
        return unanswered.getAndUpdate(count -> count < MOST_UNANSWERED ? count : 0) >= MOST_UNANSWERED
                || connections.isNodeFailed();
    }
}
