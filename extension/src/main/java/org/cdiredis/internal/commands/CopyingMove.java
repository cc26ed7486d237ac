package org.cdiredis.internal.commands;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.cdiredis.TimeToLive;

/**
 * Moves a value between keys that no single script can reach, since they are on different nodes or in different slots: copies
 * it, and removes the old one if it is still the same; otherwise copies again. Readers find it under one of both keys at any
 * time. If it is cut off in between, it stands under both.
 */
final class CopyingMove {

    private final RedisCommands source;
    private final String from;
    private final RedisCommands target;
    private final String to;

    CopyingMove(RedisCommands source, String from, RedisCommands target, String to) {
        this.source = source;
        this.from = from;
        this.target = target;
        this.to = to;
    }

    /** What is copied: a value and how long it has to live. */
    private static final class Entry {

        private final byte @Nullable [] value;
        private final TimeToLive timeToLive;

        Entry(byte @Nullable [] value, TimeToLive timeToLive) {
            this.value = value;
            this.timeToLive = timeToLive;
        }
    }

    CompletionStage<Boolean> run() {
        return source.<Entry>together(commands -> commands.get(from).thenCombine(commands.timeToLive(from), Entry::new))
                .thenCompose(entry -> {
                    byte[] value = entry.value;
                    if (value == null || !entry.timeToLive.isPresent()) {
                        return CompletableFuture.completedFuture(false);
                    }
                    return target.set(to, value, remaining(entry.timeToLive), SetCondition.ALWAYS)
                            .thenCompose(stored -> source.unlinkIfEqual(from, value))
                            .thenCompose(removed -> removed
                                    ? CompletableFuture.completedFuture(true)
                                    : run().thenApply(movedAgain -> true));
                });
    }

    private static @Nullable Duration remaining(TimeToLive timeToLive) {
        return timeToLive
                .duration()
                .map(duration -> duration.isZero() ? Duration.ofMillis(1) : duration)
                .orElse(null);
    }
}
