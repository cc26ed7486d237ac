package org.cdiredis;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.cdiredis.lock.RedisLock;

/**
 * A {@link Cache} whose methods do not wait: each sends what its namesake in {@link Cache} sends, with the same result,
 * and returns at once.
 *
 * <p>Wrong arguments and values that cannot be encoded are reported by an exception of the call itself; all else, the
 * deadline included, by the stage. Stages complete on a thread of the Redis client: dependent steps that block or take
 * long belong on an executor of the caller's.
 *
 * <p>Immutable and safe for use by any number of threads.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface AsyncCache<K, V extends @Nullable Object> {

    /**
     * See {@link Cache#get(Object)}.
     *
     * @param key the key
     * @return the value, or null
     */
    CompletionStage<@Nullable V> get(K key);

    /**
     * See {@link Cache#getOrDefault(Object, Object)}.
     *
     * @param key the key
     * @param defaultValue what to return if the entry is absent
     * @return the value or the default
     */
    CompletionStage<@Nullable V> getOrDefault(K key, @Nullable V defaultValue);

    /**
     * See {@link Cache#lookup(Object)}.
     *
     * @param key the key
     * @return the result
     */
    CompletionStage<Lookup<V>> lookup(K key);

    /**
     * See {@link Cache#getOrLoad(Object, Function)}.
     *
     * @param key the key
     * @param loader makes the value, without blocking; called by a thread of the Redis client or of the caller
     * @return the value, loaded or not
     */
    default CompletionStage<@Nullable V> getOrLoad(
            K key, Function<? super K, ? extends CompletionStage<? extends @Nullable V>> loader) {
        return getOrLoad(key, loader, LoadPolicy.byDefault());
    }

    /**
     * See {@link Cache#getOrLoad(Object, Function, Expiry)}.
     *
     * @param key the key
     * @param loader makes the value, without blocking; called by a thread of the Redis client or of the caller
     * @param expiry when a loaded entry expires
     * @return the value, loaded or not
     */
    default CompletionStage<@Nullable V> getOrLoad(
            K key, Function<? super K, ? extends CompletionStage<? extends @Nullable V>> loader, Expiry expiry) {
        return getOrLoad(key, loader, LoadPolicy.byDefault().withExpiry(expiry));
    }

    /**
     * See {@link Cache#getOrLoad(Object, Function, LoadPolicy)}. Whose stage a stage waits for is not known here: loaders that ask for the key
     * that they load, or for each other's, and wait for the answer, never complete.
     *
     * @param key the key
     * @param loader makes the value, without blocking; called by a thread of the Redis client or of the caller
     * @param policy when the entry expires, and who loads
     * @return the value, loaded or not; fails with what the loader fails with
     */
    CompletionStage<@Nullable V> getOrLoad(
            K key, Function<? super K, ? extends CompletionStage<? extends @Nullable V>> loader, LoadPolicy policy);

    /**
     * See {@link Cache#getAll(Iterable)}.
     *
     * @param keys the keys
     * @return the values of the entries that are there
     */
    CompletionStage<Map<K, @Nullable V>> getAll(Iterable<? extends K> keys);

    /**
     * See {@link Cache#putAll(Map)}.
     *
     * @param entries the values by their keys
     * @return why entries could not be stored; empty if all were
     */
    default CompletionStage<Map<K, RedisCacheException>> putAll(Map<? extends K, ? extends @Nullable V> entries) {
        return putAll(entries, Expiry.byDefault());
    }

    /**
     * See {@link Cache#putAll(Map, Expiry)}.
     *
     * @param entries the values by their keys
     * @param expiry when the entries expire
     * @return why entries could not be stored; empty if all were
     */
    CompletionStage<Map<K, RedisCacheException>> putAll(Map<? extends K, ? extends @Nullable V> entries, Expiry expiry);

    /**
     * See {@link Cache#put(Object, Object)}.
     *
     * @param key the key
     * @param value the value; may be null
     * @return true if the value was stored
     */
    default CompletionStage<Boolean> put(K key, @Nullable V value) {
        return put(key, value, Expiry.byDefault());
    }

    /**
     * See {@link Cache#put(Object, Object, Expiry)}.
     *
     * @param key the key
     * @param value the value; may be null
     * @param expiry when the entry expires
     * @return true if the value was stored
     */
    CompletionStage<Boolean> put(K key, @Nullable V value, Expiry expiry);

    /**
     * See {@link Cache#putIfAbsent(Object, Object)}.
     *
     * @param key the key
     * @param value the value; may be null
     * @return true if the value was stored
     */
    default CompletionStage<Boolean> putIfAbsent(K key, @Nullable V value) {
        return putIfAbsent(key, value, Expiry.byDefault());
    }

    /**
     * See {@link Cache#putIfAbsent(Object, Object, Expiry)}.
     *
     * @param key the key
     * @param value the value; may be null
     * @param expiry when the entry expires
     * @return true if the value was stored
     */
    CompletionStage<Boolean> putIfAbsent(K key, @Nullable V value, Expiry expiry);

    /**
     * See {@link Cache#putIfPresent(Object, Object)}.
     *
     * @param key the key
     * @param value the value; may be null
     * @return true if the value was stored
     */
    default CompletionStage<Boolean> putIfPresent(K key, @Nullable V value) {
        return putIfPresent(key, value, Expiry.byDefault());
    }

    /**
     * See {@link Cache#putIfPresent(Object, Object, Expiry)}.
     *
     * @param key the key
     * @param value the value; may be null
     * @param expiry when the entry expires
     * @return true if the value was stored
     */
    CompletionStage<Boolean> putIfPresent(K key, @Nullable V value, Expiry expiry);

    /**
     * See {@link Cache#remove(Object)}.
     *
     * @param key the key
     * @return true if there was something to remove
     */
    CompletionStage<Boolean> remove(K key);

    /**
     * See {@link Cache#removeAll(Iterable)}.
     *
     * @param keys the keys
     * @return how many of them were there
     */
    CompletionStage<Long> removeAll(Iterable<? extends K> keys);

    /**
     * See {@link Cache#removeAll(String)}.
     *
     * @param pattern as for {@link Cache#keys(String)}
     * @return how many entries were removed
     */
    CompletionStage<Long> removeAll(String pattern);

    /**
     * See {@link Cache#removeAll(String, int)}.
     *
     * @param pattern as for {@link Cache#keys(String)}
     * @param pageSize how many keys a {@code SCAN} looks at; 1 to 100,000
     * @return how many entries were removed
     */
    CompletionStage<Long> removeAll(String pattern, int pageSize);

    /**
     * See {@link Cache#increment(Object)}.
     *
     * @param key the key
     * @return the new number
     */
    default CompletionStage<Long> increment(K key) {
        return increment(key, 1);
    }

    /**
     * See {@link Cache#increment(Object, long)}.
     *
     * @param key the key
     * @param delta what to add; may be negative
     * @return the new number
     */
    CompletionStage<Long> increment(K key, long delta);

    /**
     * See {@link Cache#increment(Object, long, Expiry)}.
     *
     * @param key the key
     * @param delta what to add; may be negative
     * @param ifAbsent when an entry expires that was not there
     * @return the new number
     */
    CompletionStage<Long> increment(K key, long delta, Expiry ifAbsent);

    /**
     * See {@link Cache#increment(Object, double)}.
     *
     * @param key the key
     * @param delta what to add; finite
     * @return the new number
     */
    CompletionStage<Double> increment(K key, double delta);

    /**
     * See {@link Cache#increment(Object, double, Expiry)}.
     *
     * @param key the key
     * @param delta what to add; finite
     * @param ifAbsent when an entry expires that was not there
     * @return the new number
     */
    CompletionStage<Double> increment(K key, double delta, Expiry ifAbsent);

    /**
     * See {@link Cache#decrement(Object)}.
     *
     * @param key the key
     * @return the new number
     */
    default CompletionStage<Long> decrement(K key) {
        return increment(key, -1);
    }

    /**
     * See {@link Cache#decrement(Object, long)}.
     *
     * @param key the key
     * @param delta what to take away, greater than {@link Long#MIN_VALUE}
     * @return the new number
     */
    default CompletionStage<Long> decrement(K key, long delta) {
        return increment(key, Math.negateExact(delta));
    }

    /**
     * See {@link Cache#decrement(Object, long, Expiry)}.
     *
     * @param key the key
     * @param delta what to take away, greater than {@link Long#MIN_VALUE}
     * @param ifAbsent when an entry expires that was not there
     * @return the new number
     */
    default CompletionStage<Long> decrement(K key, long delta, Expiry ifAbsent) {
        return increment(key, Math.negateExact(delta), ifAbsent);
    }

    /**
     * See {@link Cache#incrementVersion(Object)}.
     *
     * @param key the key
     * @return the new version
     */
    default CompletionStage<Integer> incrementVersion(K key) {
        return incrementVersion(key, 1);
    }

    /**
     * See {@link Cache#incrementVersion(Object, int)}.
     *
     * @param key the key
     * @param delta how many versions to go on; may be negative
     * @return the new version
     */
    CompletionStage<Integer> incrementVersion(K key, int delta);

    /**
     * See {@link Cache#decrementVersion(Object)}.
     *
     * @param key the key
     * @return the new version
     */
    default CompletionStage<Integer> decrementVersion(K key) {
        return incrementVersion(key, -1);
    }

    /**
     * See {@link Cache#contains(Object)}.
     *
     * @param key the key
     * @return true if the key holds something
     */
    CompletionStage<Boolean> contains(K key);

    /**
     * See {@link Cache#timeToLive(Object)}.
     *
     * @param key the key
     * @return the remaining time, never, or absent
     */
    CompletionStage<TimeToLive> timeToLive(K key);

    /**
     * See {@link Cache#touch(Object)}.
     *
     * @param key the key
     * @return whether there was an entry
     */
    default CompletionStage<Boolean> touch(K key) {
        return expire(key, Expiry.byDefault());
    }

    /**
     * See {@link Cache#expire(Object, Expiry)}.
     *
     * @param key the key
     * @param expiry when the entry expires; not positive: it is removed
     * @return whether there was an entry
     */
    CompletionStage<Boolean> expire(K key, Expiry expiry);

    /**
     * See {@link Cache#expireAt(Object, Instant)}.
     *
     * @param key the key
     * @param instant when it expires, to the millisecond
     * @return whether there was an entry
     */
    CompletionStage<Boolean> expireAt(K key, Instant instant);

    /**
     * See {@link Cache#persist(Object)}.
     *
     * @param key the key
     * @return whether there was an entry that would have expired
     */
    CompletionStage<Boolean> persist(K key);

    /**
     * Passes the keys of all entries to an action, page by page: see {@link Cache#keys()}.
     *
     * @param action what to do with a key; called by one thread at a time. If it throws, no further key is fetched, and the
     *     stage fails with what it threw
     * @return completes once all keys have been passed
     */
    CompletionStage<@Nullable Void> forEachKey(Consumer<? super K> action);

    /**
     * Passes the keys of the entries that match a pattern to an action, page by page: see {@link Cache#keys(String)}.
     *
     * @param pattern as for {@link Cache#keys(String)}
     * @param action as for {@link #forEachKey(Consumer)}
     * @return completes once all keys have been passed
     */
    CompletionStage<@Nullable Void> forEachKey(String pattern, Consumer<? super K> action);

    /**
     * Passes the keys of the entries that match a pattern to an action, page by page: see {@link Cache#keys(String, int)}.
     *
     * @param pattern as for {@link Cache#keys(String)}
     * @param pageSize how many keys a {@code SCAN} looks at; 1 to 100,000
     * @param action as for {@link #forEachKey(Consumer)}
     * @return completes once all keys have been passed
     */
    CompletionStage<@Nullable Void> forEachKey(String pattern, int pageSize, Consumer<? super K> action);

    /**
     * See {@link Cache#clear()}.
     *
     * @return how many entries were removed
     */
    CompletionStage<Long> clear();

    /**
     * See {@link Cache#lock(String)}. The lock has asynchronous forms of its own.
     *
     * @param name the name of the lock, not empty
     * @return the lock
     * @throws IllegalArgumentException if the name is empty or has half of a surrogate pair
     */
    RedisLock lock(String name);

    /**
     * See {@link Cache#withVersion(int)}.
     *
     * @param version the version, 0 or greater
     * @return an asynchronous cache that differs from this one only in the version
     * @throws IllegalArgumentException if the version is negative
     */
    AsyncCache<K, V> withVersion(int version);

    /**
     * See {@link Cache#withPrefix(String)}.
     *
     * @param prefix the prefix; may be empty
     * @return an asynchronous cache that differs from this one only in the prefix
     */
    AsyncCache<K, V> withPrefix(String prefix);

    /**
     * See {@link Cache#strict()}.
     *
     * @return an asynchronous cache that differs from this one only in that its errors are thrown
     */
    AsyncCache<K, V> strict();

    /**
     * See {@link Cache#transactional()}.
     *
     * @return an asynchronous cache that differs from this one only in that its writes wait for the commit
     */
    AsyncCache<K, V> transactional();
}
