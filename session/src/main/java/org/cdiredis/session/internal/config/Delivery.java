package org.cdiredis.session.internal.config;

/** How often listeners are told of the end of a session if the node dies that does so. */
public enum Delivery {

    /** Once more, by another node. */
    AT_LEAST_ONCE,

    /** Never. */
    AT_MOST_ONCE
}
