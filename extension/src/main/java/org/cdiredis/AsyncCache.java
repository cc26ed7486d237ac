package org.cdiredis;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

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
     * Passes the keys of all entries to an action, page by page: see {@link Cache#keys()}.
     *
     * @param action what to do with a key; called by one thread at a time. If it throws, no further key is fetched, and the
     *     stage fails with what it threw
     * @return completes once all keys have been passed
     */
    CompletionStage<@Nullable Void> forEachKey(Consumer<? super K> action);

    /**
     * See {@link Cache#clear()}.
     *
     * @return how many entries were removed
     */
    CompletionStage<Long> clear();

    /**
     * See {@link Cache#withVersion(int)}.
     *
     * @param version the version, 0 or greater
     * @return an asynchronous cache that differs from this one only in the version
     * @throws IllegalArgumentException if the version is negative
     */
    AsyncCache<K, V> withVersion(int version);
}
