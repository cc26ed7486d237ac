package org.cdiredis.internal.commands;

/** A write was done, but fewer replicas than wanted have acknowledged it in time. */
final class TooFewReplicasException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int acknowledged;

    TooFewReplicasException(int acknowledged) {
        this.acknowledged = acknowledged;
    }

    int acknowledged() {
        return acknowledged;
    }
}
