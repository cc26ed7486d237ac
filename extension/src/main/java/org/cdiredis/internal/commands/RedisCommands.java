package org.cdiredis.internal.commands;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

import org.cdiredis.TimeToLive;

/**
 * What the library needs of Redis: commands on strings, with physical keys and bytes. Thread-safe.
 *
 * <p>A stage fails with a {@link org.cdiredis.RedisCacheException} and nothing else, and within the deadline, but for
 * {@link #scan}, where that holds for each command and not for all that a page takes.
 */
public interface RedisCommands {

    /**
     * {@code GET}.
     *
     * @param key the physical key
     * @return the value, or null if the key holds nothing
     */
    CompletionStage<byte @Nullable []> get(String key);

    /**
     * {@code GET} and {@code PTTL}, in one round trip. They are no transaction: if the entry is replaced between, the time to live is
     * that of the new value.
     *
     * @param key the physical key
     * @return the value, and how long it lives
     */
    CompletionStage<StoredValue> getWithTimeToLive(String key);

    /**
     * {@code MGET}, one for each node that has some of the keys.
     *
     * @param keys the physical keys
     * @return the values in the order of the keys; null where a key holds nothing or something that is not a string
     */
    CompletionStage<List<byte @Nullable []>> getAll(List<String> keys);

    /**
     * {@code SET}, with {@code PX}, {@code NX} and {@code XX} as asked for.
     *
     * @param key the physical key
     * @param value the value
     * @param timeToLive how long it lives, a millisecond at least; null for ever
     * @param condition when it is stored
     * @return whether it was stored
     */
    CompletionStage<Boolean> set(String key, byte[] value, @Nullable Duration timeToLive, SetCondition condition);

    /**
     * Takes the lease of a key, which says that loads of it are under way and that nobody has removed it since, in one script.
     *
     * @param key the physical key of the entry
     * @param token what the lease holds from now on, if there was none
     * @param timeToLive how long it lives, a millisecond at least
     * @param taking what becomes of a lease that there is
     * @return what the lease holds: the token, or that of whoever has taken it before
     */
    CompletionStage<String> takeLease(String key, String token, Duration timeToLive, LeaseTaking taking);

    /**
     * Sets the time to live of a lease if it still holds a token, in one script.
     *
     * @param key the physical key of the entry
     * @param token what it has to hold
     * @param timeToLive how long it lives from now on, a millisecond at least
     * @return whether it holds that
     */
    CompletionStage<Boolean> renewLease(String key, String token, Duration timeToLive);

    /**
     * Ends a lease if it still holds a token, in one script.
     *
     * @param key the physical key of the entry
     * @param token what it has to hold
     * @return whether it held that
     */
    CompletionStage<Boolean> endLease(String key, String token);

    /**
     * {@code SET} of a loaded value, if nobody has removed or changed the entry since the load began, in one script.
     *
     * @param key the physical key
     * @param value the value
     * @param timeToLive how long it lives, a millisecond at least; null for ever
     * @param guard what has to be there still
     * @return whether it was stored
     */
    CompletionStage<Boolean> setLoaded(String key, byte[] value, @Nullable Duration timeToLive, LoadGuard guard);

    /**
     * Ends the leases of keys, so that no load that has begun stores its value: {@code UNLINK}.
     *
     * @param keys the physical keys of the entries; at least one
     * @return how many leases there were
     */
    CompletionStage<Long> endLoads(List<String> keys);

    /**
     * Ends the leases of all keys that match a pattern, and perhaps of some others: {@code SCAN} and {@code UNLINK}, page by page.
     *
     * @param pattern the pattern that the physical keys of the entries match
     * @param pageSize how many keys a {@code SCAN} looks at, at least 1
     * @return how many leases there were
     */
    CompletionStage<Long> endLoads(String pattern, int pageSize);

    /**
     * {@code UNLINK} of the keys' leases, so that no load that has begun stores its value, and then of the keys. One round trip for
     * one key or in a batch, otherwise two.
     *
     * @param keys the physical keys; at least one
     * @return how many of them held something
     */
    CompletionStage<Long> remove(List<String> keys);

    /**
     * {@code UNLINK}. Loads that have begun store their values after it, unless their leases have been ended.
     *
     * @param keys the physical keys; at least one
     * @return how many of them held something
     */
    CompletionStage<Long> unlink(List<String> keys);

    /**
     * Removes a key if it holds a value, in one script.
     *
     * @param key the physical key
     * @param value what it has to hold
     * @return whether it was removed
     */
    CompletionStage<Boolean> unlinkIfEqual(String key, byte[] value);

    /**
     * {@code EXISTS}.
     *
     * @param key the physical key
     * @return whether it holds something
     */
    CompletionStage<Boolean> exists(String key);

    /**
     * {@code PTTL}.
     *
     * @param key the physical key
     * @return how long it lives
     */
    CompletionStage<TimeToLive> timeToLive(String key);

    /**
     * One script with {@code PEXPIRE}, or {@code PERSIST} and {@code EXISTS} if it is to live for ever.
     *
     * @param key the physical key
     * @param timeToLive how long it lives from now on, a millisecond at least; null for ever
     * @return whether it holds something
     */
    CompletionStage<Boolean> expire(String key, @Nullable Duration timeToLive);

    /**
     * One script with {@code PEXPIREAT}.
     *
     * @param key the physical key
     * @param instant when it expires, to the millisecond; if that has been, it is removed
     * @return whether it held something
     */
    CompletionStage<Boolean> expireAt(String key, Instant instant);

    /**
     * {@code PERSIST}.
     *
     * @param key the physical key
     * @return whether it holds something that would have expired
     */
    CompletionStage<Boolean> persist(String key);

    /**
     * {@code INCRBY} or {@code INCRBYFLOAT} of what is there, or {@code SET} if nothing is, in one script.
     *
     * @param key the physical key
     * @param delta what to add
     * @param ifAbsent what to do if the key holds nothing
     * @return the new number as decimal text, exact; null if the key holds nothing and nothing was stored
     */
    CompletionStage<@Nullable String> increment(String key, Delta delta, IfAbsent ifAbsent);

    /**
     * Gives a value with its time to live another key, so that it is found under one of both at any time. One script with
     * {@code RENAME} where both keys are on one node and in one slot.
     *
     * @param from the physical key that it has
     * @param to the physical key that it gets; what that holds is replaced
     * @return whether there was something to move
     */
    CompletionStage<Boolean> move(String from, String to);

    /**
     * {@code SCAN}, page by page. No command is sent before the first page is asked for.
     *
     * @param pattern the pattern that the keys match
     * @param pageSize how many keys a {@code SCAN} looks at, at least 1
     * @return the pages
     */
    KeyPages scan(String pattern, int pageSize);

    /**
     * Sends commands together, in one round trip per node, where the implementation can. They are no transaction.
     *
     * @param calls calls commands on what it is given, and nothing else; not {@link #scan}
     * @param <T> the type of the result
     * @return what {@code calls} returned
     */
    <T extends @Nullable Object> CompletionStage<T> together(Function<RedisCommands, CompletionStage<T>> calls);

    /**
     * The Redisson client of the server, or servers, on which a key is: for what has no command here.
     *
     * @param key the physical key
     * @return the client, the same for keys that one command may take together
     * @throws org.cdiredis.RedisUnavailableException if it cannot be made
     * @throws UnsupportedOperationException if there is no Redis behind these commands
     */
    RedissonClient redisson(String key);

    /** Keys, page by page. For use by one caller, which asks for a page once it has got the one before. */
    interface KeyPages {

        /**
         * The next page.
         *
         * @return some keys; none if there are no more. A key may come more than once, as from {@code SCAN}
         */
        CompletionStage<List<String>> next();
    }
}
