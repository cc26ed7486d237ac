package org.cdiredis.session.internal.config;

/** Which adapter an application wants. */
public enum AdapterChoice {

    /** The server's own if there is one for it, the filter otherwise. */
    AUTO,

    /** The filter, whatever the server is. */
    FILTER
}
