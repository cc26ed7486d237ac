package org.cdiredis.internal.cache;

import java.util.concurrent.CompletionStage;

import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.commands.RedisCommands;

/** Entries under their physical keys as they are; they are cleared by searching for them. */
record ScannedStore(RedisCommands commands) implements EntryStore {

    @Override
    public RedisCommands in(KeySpace space) {
        return commands;
    }

    @Override
    public CompletionStage<Boolean> move(KeySpace from, String fromKey, KeySpace to, String toKey) {
        return commands.move(fromKey, toKey);
    }

    @Override
    public String currentKey(KeySpace space, String physicalKey) {
        return physicalKey;
    }

    @Override
    public CompletionStage<Long> clear(KeySpace space, String allKeys, int pageSize) {
        return removeMatching(space, allKeys, pageSize);
    }
}
