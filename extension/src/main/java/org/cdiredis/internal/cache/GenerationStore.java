package org.cdiredis.internal.cache;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import org.cdiredis.codec.KeyCodec;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.near.TrackedKeys;

/** Entries whose physical keys carry the mark of a generation; they are cleared by beginning a new one. */
final class GenerationStore implements EntryStore {

    private final RedisCommands commands;
    private final KeyCodec keyCodec;
    private final Map<KeySpace, Generation> generations = new ConcurrentHashMap<>();

    GenerationStore(RedisCommands commands, KeyCodec keyCodec) {
        this.commands = commands;
        this.keyCodec = keyCodec;
    }

    @Override
    public RedisCommands in(KeySpace space) {
        return generation(space);
    }

    private Generation generation(KeySpace space) {
        return generations.computeIfAbsent(
                space, unseen -> new Generation(commands, TrackedKeys.GENERATION + keyCodec.encode(unseen, "")));
    }

    @Override
    public CompletionStage<Boolean> move(KeySpace from, String fromKey, KeySpace to, String toKey) {
        return generation(from).move(fromKey, generation(to), toKey);
    }

    @Override
    public String currentKey(KeySpace space, String physicalKey) {
        return WaitingCache.await(generation(space).current()) + physicalKey;
    }

    @Override
    public CompletionStage<Long> clear(KeySpace space, String allKeys, int pageSize) {
        return generation(space).next(allKeys, pageSize);
    }
}
