package org.cdiredis.internal.cache;

import java.util.Objects;
import java.util.concurrent.CompletionStage;

import org.cdiredis.codec.KeySpace;

/** Moves entries from the version of a call to another one. Thread-safe. */
final class Versions<K> {

    private final CacheCodecs<K, ?> codecs;
    private final EntryStore store;
    private final KeySpaces spaces;

    /**
     * Moves.
     *
     * @param codecs how keys are written
     * @param store where the entries are
     * @param spaces the key space of each call
     */
    Versions(CacheCodecs<K, ?> codecs, EntryStore store, KeySpaces spaces) {
        this.codecs = codecs;
        this.store = store;
        this.spaces = spaces;
    }

    /** The version that the entry has been moved to; fails where there is no entry. */
    CompletionStage<Integer> increment(K key, int delta) {
        KeySpace space = spaces.current();
        KeySpace target = space.withVersion(sum(space.version(), delta));
        String from = codecs.physicalKey(space, Objects.requireNonNull(key, "key"));
        CompletionStage<Boolean> moved = delta == 0
                ? store.in(space).exists(from)
                : store.move(space, from, target, codecs.physicalKey(target, key));
        return moved.thenApply(isThere -> {
            if (!isThere) {
                throw OneEntry.absent(codecs.cache(), from);
            }
            return target.version();
        });
    }

    private static int sum(int version, int delta) {
        try {
            return Math.addExact(version, delta);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("delta: " + delta + " leads beyond the range of versions", e);
        }
    }
}
