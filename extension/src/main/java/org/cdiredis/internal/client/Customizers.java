package org.cdiredis.internal.client;

import java.util.List;

import org.cdiredis.client.RedissonCustomizer;

/** Finds those who have the last word on the configuration of clients. Thread-safe. */
@FunctionalInterface
public interface Customizers {

    /** Nobody. */
    Customizers NONE = List::of;

    /**
     * Those who have it.
     *
     * @return the customizers, the same with each call
     */
    List<RedissonCustomizer> get();
}
