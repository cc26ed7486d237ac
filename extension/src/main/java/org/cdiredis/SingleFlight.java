package org.cdiredis;

/** How many callers load the value of one key at once, when there is none. */
public enum SingleFlight {

    /** Every caller that finds none loads. */
    NONE,

    /** One of each JVM. The others wait for what it loads. */
    LOCAL,

    /**
     * One of all JVMs that share the cache, by a lease in Redis. The others wait, looking into Redis, until the value is there,
     * or until the lease (option {@code load-lease}) is free or over, after which the next one loads.
     */
    CLUSTER
}
