package org.cdiredis.internal.config;

/** Which servers answer reads, where there are replicas. */
public enum ReadFrom {
    /** The primary: what was written is read. */
    PRIMARY,

    /** The replicas, which may lag behind; the primary, while none is alive. */
    REPLICA,

    /** The primary and the replicas in turn. */
    ANY
}
