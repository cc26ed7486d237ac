package org.cdiredis.codec;

/**
 * Gives the prefix of a cache's keys anew for each call: one per tenant, for example. An application implements it, as a CDI
 * bean of any scope or as a public class with a public constructor without parameters, and names it in the option
 * {@code key-prefix-supplier}. Called by the thread that calls the cache, so that a request-scoped bean can be asked; must be
 * safe for use by many threads.
 */
@FunctionalInterface
public interface KeyPrefixSupplier {

    /**
     * The prefix for the call that is being made.
     *
     * @param cache the alias of the cache
     * @return the prefix; may be empty
     */
    String keyPrefix(String cache);
}
