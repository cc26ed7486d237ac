package org.cdiredis;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A cache of values of one type, kept in Redis as one string per entry.
 *
 * <p>Injected with {@link RedisCache} or looked up with {@link Caches}. The physical key of an entry is
 * {@code prefix:version:key}, with the cache's configured {@code key-prefix} and {@code version} and the key's text form.
 *
 * <p>Absent and stored {@code null} are different: {@link #lookup} tells them apart, {@link #contains} is true for a
 * stored {@code null}. A value that cannot be decoded counts as absent and is logged; it stays in Redis until it expires
 * or is replaced.
 *
 * <p>Every method waits for Redis, for at most the configured {@code deadline}, but for {@link #keys()} and {@link #clear()},
 * which take many commands; {@link #async()} gives the same operations without waiting. The first call of an application
 * also makes the client, for which the deadline does not count, and sends one {@code EXISTS} more; nothing is connected
 * before. An instance is immutable and safe for use by any number of threads.
 *
 * <p>All methods throw {@link NullPointerException} for a null argument that is not marked nullable,
 * {@link RedisUnavailableException} if Redis does not answer within the deadline or cannot be reached, and
 * {@link RedisCacheException} if it answers with an error.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface Cache<K, V extends @Nullable Object> {

    /**
     * The alias under which the cache is configured.
     *
     * @return the alias
     */
    String name();

    /**
     * The value of an entry.
     *
     * <p>Costs one {@code GET}.
     *
     * @param key the key
     * @return the value; null if there is none, it has expired, it cannot be decoded, or it is a stored null
     * @throws WrongTypeException if the key holds something that is not a string, such as a Redis list
     */
    @Nullable
    V get(K key);

    /**
     * The value of an entry, or a default where there is none.
     *
     * <p>Costs one {@code GET}.
     *
     * @param key the key
     * @param defaultValue what to return if the entry is absent
     * @return the value, null if null is stored, or the default if the entry is absent
     * @throws WrongTypeException if the key holds something that is not a string
     */
    @Nullable
    V getOrDefault(K key, @Nullable V defaultValue);

    /**
     * The value of an entry, and whether there is one.
     *
     * <p>Costs one {@code GET}.
     *
     * @param key the key
     * @return the result, which tells a stored null from an absent entry
     * @throws WrongTypeException if the key holds something that is not a string
     */
    Lookup<V> lookup(K key);

    /**
     * Stores a value with the cache's default expiry, replacing whatever the key holds.
     *
     * @param key the key
     * @param value the value; may be null
     * @return as {@link #put(Object, Object, Expiry)}
     */
    default boolean put(K key, @Nullable V value) {
        return put(key, value, Expiry.byDefault());
    }

    /**
     * Stores a value, replacing whatever the key holds, an earlier time to live included.
     *
     * <p>With an expiry that is not positive ({@link Expiry#isImmediate()}) the entry is removed instead.
     *
     * <p>Costs one {@code PSETEX}, one {@code SET} if it never expires, or one {@code UNLINK} if the expiry is not positive.
     *
     * @param key the key
     * @param value the value; may be null
     * @param expiry when the entry expires
     * @return true if the value was stored; false if the expiry is not positive
     * @throws ValueEncodingException if the value cannot be encoded; nothing was sent
     */
    boolean put(K key, @Nullable V value, Expiry expiry);

    /**
     * Stores a value with the cache's default expiry if the key holds nothing.
     *
     * @param key the key
     * @param value the value; may be null
     * @return as {@link #putIfAbsent(Object, Object, Expiry)}
     */
    default boolean putIfAbsent(K key, @Nullable V value) {
        return putIfAbsent(key, value, Expiry.byDefault());
    }

    /**
     * Stores a value if the key holds nothing; otherwise value and time to live stay as they are. Of concurrent calls for
     * one key exactly one stores its value.
     *
     * <p>Costs one {@code SET NX}, or no command if the expiry is not positive, since nothing could be stored.
     *
     * @param key the key
     * @param value the value; may be null
     * @param expiry when the entry expires
     * @return true if the value was stored
     * @throws ValueEncodingException if the value cannot be encoded; nothing was sent
     */
    boolean putIfAbsent(K key, @Nullable V value, Expiry expiry);

    /**
     * Stores a value with the cache's default expiry if the key holds something.
     *
     * @param key the key
     * @param value the value; may be null
     * @return as {@link #putIfPresent(Object, Object, Expiry)}
     */
    default boolean putIfPresent(K key, @Nullable V value) {
        return putIfPresent(key, value, Expiry.byDefault());
    }

    /**
     * Stores a value if the key holds something, replacing it and its time to live.
     *
     * <p>With an expiry that is not positive the entry is removed instead.
     *
     * <p>Costs one {@code SET XX}, or one {@code UNLINK} if the expiry is not positive.
     *
     * @param key the key
     * @param value the value; may be null
     * @param expiry when the entry expires
     * @return true if the value was stored; false if the key held nothing or the expiry is not positive
     * @throws ValueEncodingException if the value cannot be encoded; nothing was sent
     */
    boolean putIfPresent(K key, @Nullable V value, Expiry expiry);

    /**
     * Removes an entry.
     *
     * <p>Costs one {@code UNLINK}.
     *
     * @param key the key
     * @return true if there was something to remove
     */
    boolean remove(K key);

    /**
     * Whether the key holds something, be it a stored null or a value that cannot be decoded.
     *
     * <p>Costs one {@code EXISTS}.
     *
     * @param key the key
     * @return true if it does
     */
    boolean contains(K key);

    /**
     * How long an entry has to live, to the millisecond.
     *
     * <p>Costs one {@code PTTL}.
     *
     * @param key the key
     * @return the remaining time, never, or absent
     */
    TimeToLive timeToLive(K key);

    /**
     * The keys of all entries of this cache, in no order. Lazy: a page is fetched when the stream gets to it, and abandoning
     * the stream holds nothing. A key may come more than once, or not at all if its entry comes or goes meanwhile. Physical
     * keys that are not those of a key of type {@code K} are left out.
     *
     * <p>Costs as many {@code SCAN}s as the database needs; never {@code KEYS}.
     *
     * @return the keys; each of its steps throws what a method of this interface throws
     */
    Stream<K> keys();

    /**
     * Removes all entries of this cache: all keys that begin with its prefix and version. Other versions, other caches and
     * whatever else is in the database stay. Entries that are put while this runs may or may not be removed.
     *
     * <p>Costs as many {@code SCAN}s as the database needs and one {@code UNLINK} per page of keys found; never
     * {@code KEYS}, never {@code FLUSHDB}. The option {@code timeout} bounds each of these commands, and nothing bounds all
     * together.
     *
     * @return how many entries were removed
     */
    long clear();

    /**
     * This cache over the entries of another version.
     *
     * @param version the version, 0 or greater
     * @return a cache that differs from this one only in the version
     * @throws IllegalArgumentException if the version is negative
     */
    Cache<K, V> withVersion(int version);

    /**
     * The same cache with methods that do not wait.
     *
     * @return the asynchronous view
     */
    AsyncCache<K, V> async();
}
