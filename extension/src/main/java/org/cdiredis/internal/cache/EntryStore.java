package org.cdiredis.internal.cache;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.commands.PageLoop;
import org.cdiredis.internal.commands.RedisCommands;

/** Where the entries of a cache are, and how they are cleared. Thread-safe. */
interface EntryStore {

    /** Commands on the physical keys of a key space. */
    RedisCommands in(KeySpace space);

    /** Moves an entry from one key space to another: see {@link RedisCommands#move}. */
    CompletionStage<Boolean> move(KeySpace from, String fromKey, KeySpace to, String toKey);

    /**
     * Removes all entries of a key space.
     *
     * @param space the key space
     * @param allKeys the pattern of its physical keys
     * @param pageSize how many keys a scan looks at
     * @return how many entries were removed; -1 if they are not counted
     */
    CompletionStage<Long> clear(KeySpace space, String allKeys, int pageSize);

    /**
     * Removes the entries of a key space that match a pattern.
     *
     * @param space the key space
     * @param pattern the pattern of physical keys
     * @param pageSize how many keys a scan looks at
     * @return how many entries were removed; -1 if they are not counted
     */
    default CompletionStage<Long> removeMatching(KeySpace space, String pattern, int pageSize) {
        RedisCommands commands = in(space);
        RedisCommands.KeyPages pages = commands.scan(pattern, pageSize);
        return commands.endLoads(pattern, pageSize).thenCompose(ended -> PageLoop.runAhead(pages, commands::unlink));
    }

    /** What a physical key is in Redis at the moment; waits for Redis if that is to be found there. */
    String currentKey(KeySpace space, String physicalKey);

    /** What the calling thread's transaction is going to do to the entries of a key space; null without one. */
    default @Nullable PendingSpace pending(KeySpace space) {
        return null;
    }

    /** Whether a command's result can be waited for before the next one is called: not in a batch. */
    default boolean answersAtOnce() {
        return true;
    }
}
