package org.cdiredis;

/** How many callers load the value of one key at once, when there is none. */
public enum SingleFlight {

    /** Every caller that finds none loads. */
    NONE,

    /** One of each JVM. The others wait for what it loads. */
    LOCAL,

    /**
     * One of all JVMs that share the cache, by a lease in Redis. The others wait, looking into Redis, until the value is there,
     * or until the lease is free or over, after which the next one loads. It is renewed as long as the loader runs, so that it is
     * over only if the loading JVM has died (option {@code load-lease}) or takes too long (option {@code load-timeout}).
     */
    CLUSTER
}
