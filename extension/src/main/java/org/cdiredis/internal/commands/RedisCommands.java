package org.cdiredis.internal.commands;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

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
     * {@code UNLINK}.
     *
     * @param keys the physical keys; at least one
     * @return how many of them held something
     */
    CompletionStage<Long> unlink(List<String> keys);

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
     * {@code SCAN}, page by page. No command is sent before the first page is asked for.
     *
     * @param pattern the pattern that the keys match
     * @return the pages
     */
    KeyPages scan(String pattern);

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
