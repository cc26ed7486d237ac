package org.cdiredis;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.cdiredis.lock.RedisLock;

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
 * <p>Every method waits for Redis, for at most the configured {@code deadline}, but for those that take many commands: the
 * keys, removing by pattern and {@link #clear()}, many entries in several batches, and {@link #getOrLoad}, which also takes as
 * long as its loader or that of another caller. With the option {@code ignore-exceptions} errors of Redis become fallbacks,
 * which {@code docs/reference/errors.md} lists; {@link #strict()} throws them all the same. {@link #async()} gives the same operations without waiting. The first call of an application
 * also makes the client, for which the deadline does not count, and sends one {@code EXISTS} more; nothing is connected
 * before. An interrupt ends no call: the thread gets its result, and is still interrupted then. An instance is immutable and safe for
 * use by any number of threads.
 *
 * <p>All methods throw {@link NullPointerException} for a null argument that is not marked nullable,
 * {@link RedisUnavailableException} if Redis does not answer within the deadline or cannot be reached, and
 * {@link RedisCacheException} if it answers with an error. With the option {@code ignore-exceptions} they return a
 * fallback instead, which is the same as for an absent entry, or for nothing done; it stands with each method in the
 * reference page "Errors". {@link #strict} gives a view whose errors are thrown.
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
     * The value of an entry; where there is none, what the loader returns, which is stored with the cache's default expiry.
     *
     * @param key the key
     * @param loader makes the value; called with the key, by the calling thread, and never while another thread of this JVM
     *     loads the same key
     * @return as {@link #getOrLoad(Object, Function, LoadPolicy)}
     */
    default @Nullable V getOrLoad(K key, Function<? super K, ? extends @Nullable V> loader) {
        return getOrLoad(key, loader, LoadPolicy.byDefault());
    }

    /**
     * The value of an entry; where there is none, what the loader returns, which is stored with an expiry.
     *
     * @param key the key
     * @param loader makes the value
     * @param expiry when a loaded entry expires; not positive: it is returned and not stored
     * @return as {@link #getOrLoad(Object, Function, LoadPolicy)}
     */
    default @Nullable V getOrLoad(K key, Function<? super K, ? extends @Nullable V> loader, Expiry expiry) {
        return getOrLoad(key, loader, LoadPolicy.byDefault().withExpiry(expiry));
    }

    /**
     * The value of an entry; where there is none, what the loader returns, which is stored.
     *
     * <p>How many callers load at once is the policy's {@link SingleFlight}. A value that another writer has put meanwhile wins
     * over the loaded one, and one whose entry any node has removed meanwhile is returned but not stored; nor is one that took
     * longer than an hour to load, or than the option {@code load-timeout} if it was loaded for the cluster. No connection is
     * held while the loader runs.
     *
     * <p>In the policy's stale window, which begins when the entry expires, callers get the old value without waiting, and it is
     * loaded anew once in all nodes: in the background, or by one of the callers, as the option {@code stale-refresh} says. If
     * that fails, it is logged, the old value stays until the window ends, and nobody tries again within a second.
     *
     * <p>Costs one {@code GET} if there is an entry, with a stale window together with one {@code PTTL}. If there is none, one
     * script more before the loader runs, which takes a lease, and one after it, which stores the value if the lease is still
     * there; and a script for each third of the lease that the loader takes. Loading for the cluster or in a stale window looks
     * once more into Redis before the loader runs.
     *
     * @param key the key
     * @param loader makes the value, which may be null, from the key; called by the calling thread, but for a refresh in the
     *     background by a thread of the server's {@code ManagedExecutorService}, or of the library where there is none
     * @param policy when the entry expires, and who loads
     * @return the value, loaded or not
     * @throws RuntimeException what the loader throws, to all who wait for it; nothing is stored then
     * @throws NullPointerException if the loader returns null and the option {@code null-policy} is {@code refuse}
     * @throws IllegalStateException if the loader asks for the key that it loads, or for one whose loader, on another thread of this JVM, waits
     *     for this one, directly or by way of others, whichever caches they load for: the last one to ask is told, instead of all waiting for
     *     ever. Loaders on different nodes that wait for each other, with {@link SingleFlight#CLUSTER}, load after the option
     *     {@code load-timeout}
     */
    @Nullable
    V getOrLoad(K key, Function<? super K, ? extends @Nullable V> loader, LoadPolicy policy);

    /**
     * The values of many entries.
     *
     * <p>Costs one {@code MGET} for each 1,000 keys and for each node that has some of them; none for no keys, nor for what
     * this node keeps.
     *
     * @param keys the keys; one that comes twice is asked for once
     * @return the values of the entries that are there, stored nulls included, in the order of the keys; a new map that can be
     *     changed. Values that cannot be decoded are left out
     */
    Map<K, @Nullable V> getAll(Iterable<? extends K> keys);

    /**
     * Stores many values with the cache's default expiry.
     *
     * @param entries the values by their keys
     * @return as {@link #putAll(Map, Expiry)}
     */
    default Map<K, RedisCacheException> putAll(Map<? extends K, ? extends @Nullable V> entries) {
        return putAll(entries, Expiry.byDefault());
    }

    /**
     * Stores many values, replacing whatever the keys hold. Not one transaction: where a node fails, its entries fail and the
     * others are stored.
     *
     * <p>Costs one {@code PSETEX} or {@code SET} for each entry, sent together in batches of 1,000; one {@code UNLINK} for each
     * 1,000 entries if the expiry is not positive; nothing for no entries.
     *
     * @param entries the values by their keys
     * @param expiry when the entries expire; not positive: they are removed instead
     * @return why entries could not be stored, by their keys; empty if all were. A new map that can be changed
     * @throws ValueEncodingException if a value cannot be encoded; nothing was sent
     */
    Map<K, RedisCacheException> putAll(Map<? extends K, ? extends @Nullable V> entries, Expiry expiry);

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
     * @param expiry when the entry expires; a random part earlier if the option {@code ttl-jitter} says so
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
     * <p>Costs one script, which {@code UNLINK}s the right of loads that have begun to store the entry, and then the entry.
     *
     * @param key the key
     * @return true if there was something to remove
     */
    boolean remove(K key);

    /**
     * Removes many entries.
     *
     * <p>Costs two {@code UNLINK}s, one after the other, for each 1,000 keys and for each node that has some of them; none for no
     * keys.
     *
     * @param keys the keys
     * @return how many of them were there
     */
    long removeAll(Iterable<? extends K> keys);

    /**
     * Removes all entries whose keys match a pattern, in pages of the option {@code scan-page-size}.
     *
     * @param pattern as for {@link #keys(String)}
     * @return how many entries were removed
     */
    long removeAll(String pattern);

    /**
     * Removes all entries whose keys match a pattern. Takes no more memory than a page of keys. Entries that are put while this
     * runs may or may not be removed.
     *
     * <p>Costs as many {@code SCAN}s as the database needs, twice, since loads that have begun are searched for first, and one
     * {@code UNLINK} per page of keys found. The option {@code timeout} bounds each of these commands, and nothing bounds all together.
     *
     * @param pattern as for {@link #keys(String)}
     * @param pageSize how many keys a {@code SCAN} looks at and an {@code UNLINK} removes at most; 1 to 100,000
     * @return how many entries were removed
     * @throws IllegalArgumentException if the page size is out of range
     */
    long removeAll(String pattern, int pageSize);

    /**
     * Adds 1 to the number that an entry holds.
     *
     * @param key the key
     * @return as {@link #increment(Object, long)}
     */
    default long increment(K key) {
        return increment(key, 1);
    }

    /**
     * Adds to the integer that an entry holds, exactly and atomically. Its time to live stays as it is.
     *
     * <p>Costs one script with {@code EXISTS}, {@code INCRBY} and {@code GET}.
     *
     * @param key the key
     * @param delta what to add; may be negative
     * @return the new number
     * @throws NoSuchEntryException if there is no entry
     * @throws WrongTypeException if the entry is not a 64-bit integer
     * @throws CounterOverflowException if the sum is not a 64-bit integer
     */
    long increment(K key, long delta);

    /**
     * Adds to the integer that an entry holds, or stores the delta if there is none, in one atomic step.
     *
     * <p>Costs one script with {@code EXISTS} and {@code SET}, or {@code INCRBY} and {@code GET}.
     *
     * @param key the key
     * @param delta what to add; may be negative
     * @param ifAbsent when an entry expires that was not there; not positive: it is not stored, and the delta returned. The time
     *     to live of an entry that is there stays as it is
     * @return the new number
     * @throws WrongTypeException if the entry is not a 64-bit integer
     * @throws CounterOverflowException if the sum is not a 64-bit integer
     */
    long increment(K key, long delta, Expiry ifAbsent);

    /**
     * Adds to the number that an entry holds, atomically. As {@link #increment(Object, long)}, with {@code INCRBYFLOAT}: Redis
     * counts in binary numbers of 80 bits and writes 17 decimal digits.
     *
     * @param key the key
     * @param delta what to add; finite
     * @return the new number
     * @throws NoSuchEntryException if there is no entry
     * @throws WrongTypeException if the entry is not a number
     * @throws CounterOverflowException if the sum is not finite
     * @throws IllegalArgumentException if the delta is not finite
     */
    double increment(K key, double delta);

    /**
     * Adds to the number that an entry holds, or stores the delta if there is none, in one atomic step. As
     * {@link #increment(Object, long, Expiry)}, with {@code INCRBYFLOAT}.
     *
     * @param key the key
     * @param delta what to add; finite
     * @param ifAbsent when an entry expires that was not there
     * @return the new number
     * @throws WrongTypeException if the entry is not a number
     * @throws CounterOverflowException if the sum is not finite
     * @throws IllegalArgumentException if the delta is not finite
     */
    double increment(K key, double delta, Expiry ifAbsent);

    /**
     * Takes 1 from the number that an entry holds: see {@link #increment(Object, long)}.
     *
     * @param key the key
     * @return the new number
     */
    default long decrement(K key) {
        return increment(key, -1);
    }

    /**
     * Takes from the integer that an entry holds: see {@link #increment(Object, long)}.
     *
     * @param key the key
     * @param delta what to take away, greater than {@link Long#MIN_VALUE}
     * @return the new number
     * @throws ArithmeticException if the delta is {@link Long#MIN_VALUE}
     */
    default long decrement(K key, long delta) {
        return increment(key, Math.negateExact(delta));
    }

    /**
     * Takes from the integer that an entry holds, or stores the negative delta if there is none: see
     * {@link #increment(Object, long, Expiry)}.
     *
     * @param key the key
     * @param delta what to take away, greater than {@link Long#MIN_VALUE}
     * @param ifAbsent when an entry expires that was not there
     * @return the new number
     * @throws ArithmeticException if the delta is {@link Long#MIN_VALUE}
     */
    default long decrement(K key, long delta, Expiry ifAbsent) {
        return increment(key, Math.negateExact(delta), ifAbsent);
    }

    /**
     * Moves an entry to the next version: see {@link #incrementVersion(Object, int)}.
     *
     * @param key the key
     * @return the new version
     */
    default int incrementVersion(K key) {
        return incrementVersion(key, 1);
    }

    /**
     * Moves an entry with its time to live to another version. It is found under the old or the new one at any time; what the
     * new one held is replaced.
     *
     * <p>Costs one script with {@code EXISTS} and {@code RENAME}. Where both keys are in different slots or on different nodes,
     * the entry is copied instead: one {@code GET} with {@code PTTL}, one {@code SET}, and one script that removes the old one if it
     * has not been written meanwhile.
     *
     * @param key the key
     * @param delta how many versions to go on; may be negative
     * @return the new version
     * @throws NoSuchEntryException if there is no entry
     * @throws IllegalArgumentException if the new version would be negative or beyond the range of integers
     */
    int incrementVersion(K key, int delta);

    /**
     * Moves an entry to the version before: see {@link #incrementVersion(Object, int)}.
     *
     * @param key the key
     * @return the new version
     */
    default int decrementVersion(K key) {
        return incrementVersion(key, -1);
    }

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
     * Gives an entry the cache's default expiry, from now on.
     *
     * @param key the key
     * @return as {@link #expire(Object, Expiry)}
     */
    default boolean touch(K key) {
        return expire(key, Expiry.byDefault());
    }

    /**
     * Gives an entry another expiry, from now on. Its value is not touched.
     *
     * <p>Costs one {@code PEXPIRE}, or one script with {@code PERSIST} and {@code EXISTS} if it is never to expire; one
     * {@code UNLINK} if the expiry is not positive.
     *
     * @param key the key
     * @param expiry when the entry expires; not positive: it is removed
     * @return whether there was an entry
     */
    boolean expire(K key, Expiry expiry);

    /**
     * Makes an entry expire at an instant.
     *
     * <p>Costs one {@code PEXPIREAT}.
     *
     * @param key the key
     * @param instant when it expires, to the millisecond; in the past: it is removed
     * @return whether there was an entry
     */
    boolean expireAt(K key, Instant instant);

    /**
     * Makes an entry that would expire stay for ever.
     *
     * <p>Costs one {@code PERSIST}.
     *
     * @param key the key
     * @return whether there was an entry that would have expired
     */
    boolean persist(K key);

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
     * The keys of the entries that match a pattern, in pages of the option {@code scan-page-size}.
     *
     * @param pattern as Redis's command {@code KEYS} has them: {@code *}, {@code ?}, {@code [abc]}, and {@code \} before a
     *     character that is meant as it is; matched with the text of the key.
     *     {@link org.cdiredis.codec.GlobPattern#escape} escapes a whole text
     * @return as {@link #keys()}
     */
    Stream<K> keys(String pattern);

    /**
     * The keys of the entries that match a pattern.
     *
     * @param pattern as for {@link #keys(String)}
     * @param pageSize how many keys a {@code SCAN} looks at; 1 to 100,000
     * @return as {@link #keys()}
     * @throws IllegalArgumentException if the page size is out of range
     */
    Stream<K> keys(String pattern, int pageSize);

    /**
     * Removes all entries of this cache: all keys that begin with its prefix and version. Other versions, other caches and
     * whatever else is in the database stay. Entries that are put while this runs may or may not be removed.
     *
     * <p>Costs as many {@code SCAN}s as the database needs, twice, since loads that have begun are searched for first, and one
     * {@code UNLINK} per page of keys found; never {@code KEYS}, never {@code FLUSHDB}. The option {@code timeout} bounds each of these commands, and nothing bounds all
     * together. With the option {@code clear=generation} it costs one {@code SET}, whatever there is: entries of the generation
     * before are out of reach from then on, and are removed in the background.
     *
     * @return how many entries were removed; -1 with {@code clear=generation}, which does not count them
     */
    long clear();

    /**
     * A lock that all processes share which use the same Redis, {@code key-prefix} and name. It is no entry: operations on
     * a key of the same name, and {@link #clear()}, do not touch it. Costs nothing until it is acquired.
     *
     * @param name the name of the lock, not empty
     * @return the lock; all of one name are the same one, whatever the version of the cache
     * @throws IllegalArgumentException if the name is empty or has half of a surrogate pair
     */
    RedisLock lock(String name);

    /**
     * This cache over the entries of another version.
     *
     * @param version the version, 0 or greater
     * @return a cache that differs from this one only in the version
     * @throws IllegalArgumentException if the version is negative
     */
    Cache<K, V> withVersion(int version);

    /**
     * This cache over the entries of another prefix.
     *
     * @param prefix the prefix; may be empty
     * @return a cache that differs from this one only in the prefix, whatever {@code key-prefix} and {@code key-prefix-supplier}
     *     say
     */
    Cache<K, V> withPrefix(String prefix);

    /**
     * Redis's maps, sets, sorted sets, lists and queues among the entries of this cache, with its prefix, version and value type.
     * With {@code clear=generation} a structure belongs to the generation that is valid when it is asked for.
     *
     * @return the structures, as Redisson's own interfaces
     * @throws UnsupportedOperationException from each of its methods that needs Redis if the cache is not in Redis
     */
    Structures<K, V> structures();

    /**
     * A new batch: operations that are sent together when it is executed.
     *
     * @return an empty batch
     */
    Batch<K, V> batch();

    /**
     * The same cache, with errors that are thrown, whatever the option {@code ignore-exceptions} and the error handler say: for
     * callers who need to tell "already present" from "Redis did not answer", for example.
     *
     * @return a cache that differs from this one only in that
     */
    Cache<K, V> strict();

    /**
     * The same cache, as the calling thread's JTA transaction sees it, whatever the option {@code transactional} says. In a
     * transaction
     *
     * <ol>
     *   <li>{@code put}, {@code putAll}, {@code remove}, {@code removeAll} and {@code clear} wait: they are done after the commit,
     *       before it returns if Redis answers within the {@code deadline}, and not at all after a rollback. Failures are treated
     *       as the option {@code ignore-exceptions} says and logged, but never thrown. Removals tell what the transaction sees, at
     *       the cost of an {@code EXISTS}; those by pattern and {@code clear} return -1;
     *   <li>{@code get} and its kin, {@code contains} and {@code timeToLive} see what waits; {@code keys} does not;
     *   <li>{@link #getOrLoad} loads alone, and its value waits, too. It is stored if nobody has removed or put the entry since
     *       the load began. An entry in its stale window is returned as it is;
     *   <li>{@code putIfAbsent}, {@code putIfPresent}, {@code increment}, {@code incrementVersion}, {@code expire},
     *       {@code expireAt} and {@code persist} are done at once, since their results depend on what Redis holds. They throw an
     *       {@link IllegalStateException} if the transaction has put or removed the entry;
     *   <li>locks and structures know nothing of the transaction.
     * </ol>
     *
     * <p>Without a transaction, or a transaction manager, all is done at once. What counts is the transaction of the thread at the
     * time of the call, also for a batch and for asynchronous operations.
     *
     * @return a cache that differs from this one only in that
     */
    Cache<K, V> transactional();

    /**
     * What all caches of this alias have counted. Sends no command.
     *
     * @return a copy of the moment
     */
    CacheStatistics statistics();

    /**
     * The same cache with methods that do not wait.
     *
     * @return the asynchronous view
     */
    AsyncCache<K, V> async();
}
