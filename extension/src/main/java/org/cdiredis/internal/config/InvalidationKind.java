package org.cdiredis.internal.config;

/** Who says that an entry has changed which a node has kept. */
public enum InvalidationKind {
    /** The server, at whatever change by whomever, expiry and eviction included: {@code CLIENT TRACKING}. */
    TRACKING,

    /** The nodes that write through a cache of this library, over publish and subscribe. Nobody tells of other changes. */
    CHANNEL
}
