package org.cdiredis.caching;

import org.jspecify.annotations.Nullable;

import org.cdiredis.interceptors.internal.key.CanonicalText;

/**
 * The keys of methods, for programs that want the same entries through a {@link org.cdiredis.Cache} with keys of the type
 * {@code String}: {@code cache.get(CacheKeys.of(isbn))} where the {@code cacheName} of the method is the alias of the cache.
 *
 * <p>Keys have a text form that is the same on every JVM, and that different arguments never share, {@code 1("978",2L)} for example. It is
 * part of the API: {@code docs/reference/method-keys.md}.
 */
public final class CacheKeys {

    /** Stands between the name of a cache and a key. */
    private static final char SEPARATOR = '/';

    private CacheKeys() {}

    /**
     * The key of a call within its cache.
     *
     * @param arguments the arguments that make the key, in their order; for a key by expression or generator, that one object
     * @return the text, or its SHA-256 if it has more than 512 characters
     * @throws IllegalArgumentException if an argument has no text form
     */
    public static String of(@Nullable Object... arguments) {
        return CanonicalText.bounded(CanonicalText.of(arguments));
    }

    /**
     * The key of a call within its cache that has secret arguments.
     *
     * @param arguments the arguments that make the key
     * @return the SHA-256 of the text
     * @throws IllegalArgumentException if an argument has no text form
     */
    public static String secret(@Nullable Object... arguments) {
        return CanonicalText.digest(CanonicalText.of(arguments));
    }

    /**
     * The key of a call in the alias of its cache.
     *
     * @param cacheName the name of the cache, which is none of an alias
     * @param arguments the arguments that make the key
     * @return the key as {@link #of} gives it, with the name before
     * @throws IllegalArgumentException if an argument has no text form
     */
    public static String within(String cacheName, @Nullable Object... arguments) {
        return cacheName + SEPARATOR + of(arguments);
    }
}
