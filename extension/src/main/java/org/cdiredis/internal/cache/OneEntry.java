package org.cdiredis.internal.cache;

import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.cdiredis.NoSuchEntryException;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.commands.RedisCommands;

/** Operations that are one command on the entry of one key. Thread-safe. */
final class OneEntry<K> {

    private final CacheCodecs<K, ?> codecs;
    private final EntryStore store;
    private final KeySpaces spaces;

    /**
     * Operations.
     *
     * @param codecs how keys are written
     * @param store where the entries are
     * @param spaces the key space of each call
     */
    OneEntry(CacheCodecs<K, ?> codecs, EntryStore store, KeySpaces spaces) {
        this.codecs = codecs;
        this.store = store;
        this.spaces = spaces;
    }

    /** A call of a command on one physical key. */
    interface Command<T extends @Nullable Object> {
        CompletionStage<T> call(RedisCommands commands, String physicalKey);
    }

    <T extends @Nullable Object> CompletionStage<T> run(K key, Command<T> command) {
        KeySpace space = spaces.current();
        return command.call(store.in(space), codecs.physicalKey(space, Objects.requireNonNull(key, "key")));
    }

    /** The failure of an operation that only changes what is there. */
    static CompletionException absent(String cache, String physicalKey) {
        return new CompletionException(
                new NoSuchEntryException(Messages.MESSAGES.noSuchEntry(cache, physicalKey), null));
    }
}
