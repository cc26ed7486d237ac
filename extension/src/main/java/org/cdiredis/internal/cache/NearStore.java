package org.cdiredis.internal.cache;

import java.util.List;
import java.util.concurrent.CompletionStage;

import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.near.InvalidatingCommands;
import org.cdiredis.internal.near.NearCache;

/**
 * The entries of another store, some of which are kept near: whoever changes one tells.
 *
 * @param store where the entries are
 * @param near what is kept of them
 */
record NearStore(EntryStore store, NearCache near) implements EntryStore {

    @Override
    public RedisCommands in(KeySpace space) {
        return new InvalidatingCommands(store.in(space), near);
    }

    @Override
    public CompletionStage<Boolean> move(KeySpace from, String fromKey, KeySpace to, String toKey) {
        return near.writing(List.of(fromKey, toKey), () -> store.move(from, fromKey, to, toKey));
    }

    @Override
    public CompletionStage<Long> clear(KeySpace space, String allKeys, int pageSize) {
        return near.writing(List.of(), () -> store.clear(space, allKeys, pageSize));
    }

    @Override
    public String currentKey(KeySpace space, String physicalKey) {
        return store.currentKey(space, physicalKey);
    }
}
