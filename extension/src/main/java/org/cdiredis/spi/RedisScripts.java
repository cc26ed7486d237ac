package org.cdiredis.spi;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Lua scripts in the Redis of a cache: on the primary, through the connection that all calls share, within the cache's deadline and past its
 * circuit. Thread-safe.
 */
public interface RedisScripts {

    /**
     * Runs a script. Costs one round trip, {@code EVALSHA}; a server that does not know the script yet is sent it, by one more. A script
     * whose connection ends is not sent again: whether it has run is not known.
     *
     * @param script the script, which answers with a list of texts and integers, or with nothing
     * @param keys its keys, at least one, all of the slot of the first
     * @param arguments its arguments, each a {@code String} or a {@code byte[]} that nobody changes any more
     * @return the answer: each item a {@code byte[]} or a {@code Long}, nothing as a {@code byte[]} of no length; empty for no answer. Fails
     *     with a {@link org.cdiredis.RedisCacheException}
     */
    CompletionStage<List<Object>> eval(String script, List<String> keys, Object... arguments);

    /**
     * The same within less than the deadline, for a caller who has waited before.
     *
     * @param limit how long it may take, but for making the client if this is the first call; greater than zero. What is longer than
     *     the deadline is the deadline
     * @param script the script, which answers with a list of texts and integers, or with nothing
     * @param keys its keys, at least one, all of the slot of the first
     * @param arguments its arguments, each a {@code String} or a {@code byte[]} that nobody changes any more
     * @return the answer, as that of the other one
     */
    CompletionStage<List<Object>> eval(Duration limit, String script, List<String> keys, Object... arguments);

    /**
     * How long a call may take.
     *
     * @return the deadline of the cache
     */
    Duration deadline();

    /**
     * Whether there is a client already. If there is none, the next call makes it, and the time that this takes is no part of what the call
     * is bounded by.
     *
     * @param key a key, which says which server it is about
     * @return true if there is one
     */
    boolean isReady(String key);

    /**
     * Whether keys of different hash tags may be on different servers.
     *
     * @return true for a cluster, and for servers that don't know each other
     */
    boolean isPartitioned();
}
