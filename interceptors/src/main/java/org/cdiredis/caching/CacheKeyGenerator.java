package org.cdiredis.caching;

import org.jspecify.annotations.Nullable;

/**
 * Makes the key of a call. A CDI bean, or a class with a public constructor without parameters, of which there is one instance. Must
 * be thread-safe.
 */
public interface CacheKeyGenerator {

    /**
     * The key of a call: any object that has a text form, as {@link CacheKeys} says; a record or a list for several parts.
     *
     * @param invocation the call
     * @return the key; may be null, which is a key, too
     * @throws RuntimeException if there is no key; the call fails with it, and the method does not run
     */
    @Nullable
    Object generate(CacheInvocation invocation);
}
