package org.cdiredis.caching;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Expiry;

/**
 * Decides how long an entry lives by its value. A CDI bean, or a class with a public constructor without parameters, of which there is
 * one instance. Must be thread-safe, and must not wait.
 */
public interface ExpiryChooser {

    /**
     * When an entry expires.
     *
     * @param invocation the call
     * @param value the value that is to be stored, as the method has it; null only if nulls are stored
     * @return the expiry; {@link Expiry#byDefault} for what the annotation or the configuration says; not positive: it is not stored
     * @throws RuntimeException if there is none; the call fails with it, and nothing is stored
     */
    Expiry choose(CacheInvocation invocation, @Nullable Object value);
}
