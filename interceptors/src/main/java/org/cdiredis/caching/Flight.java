package org.cdiredis.caching;

/** How many callers with the same key run a method at once when there is no entry. */
public enum Flight {

    /** As the option {@code single-flight} says. */
    BY_CONFIGURATION,

    /** All who find no entry. */
    NONE,

    /** One of each JVM; the others wait for its value. */
    LOCAL,

    /** One of all JVMs; the others wait for its value, for the option {@code load-timeout} at most. */
    CLUSTER
}
