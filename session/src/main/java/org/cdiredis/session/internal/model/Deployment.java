package org.cdiredis.session.internal.model;

import java.time.Duration;

/**
 * An application that has its sessions in Redis.
 *
 * @param application what tells it from the other applications of a Redis, the same on all nodes: the context path for example, "/shop"
 * @param loader finds the classes of the application
 * @param timeout how long a session may be idle unless the configuration says something else; zero for ever
 * @param isDistributable whether the application promises that all its attributes can be serialized, so that it is told of others
 * @param adapter what connects the server with the sessions, as the log and {@code Sessions} call it: "Undertow" for example
 */
public record Deployment(
        String application, ClassLoader loader, Duration timeout, boolean isDistributable, String adapter) {

    /** Checks that there is a name. */
    public Deployment {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout: " + timeout);
        }
    }
}
