package org.cdiredis.internal.config;

/** Who loads an entry anew that has expired and is within its stale window. */
public enum StaleRefresh {
    /** A thread in the background: all readers get the old value at once. */
    BACKGROUND,

    /** One of the readers, in its transaction and request. It gets the new value, and the others the old one at once. */
    CALLER
}
