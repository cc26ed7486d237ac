package org.cdiredis.internal.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.SetCondition;

/** The right to load one key, which one caller of all JVMs has at a time, and which ends by itself if that one dies. */
final class Lease {

    /** No cache has an entry of such a name: where a version stands in its keys, this has a word. */
    private static final String LOAD = "cdi-redis:load:";

    private final RedisCommands commands;
    private final String key;
    private final byte[] token = UUID.randomUUID().toString().getBytes(US_ASCII);

    Lease(RedisCommands commands, String physicalKey) {
        this.commands = commands;
        this.key = LOAD + physicalKey;
    }

    CompletionStage<Boolean> tryAcquire(Duration duration) {
        return commands.set(key, token, duration, SetCondition.IF_ABSENT);
    }

    /** Gives the right back, if it has not ended and gone to another. If that fails, it ends by itself. */
    CompletionStage<Boolean> release() {
        return commands.unlinkIfEqual(key, token).handle((released, failure) -> failure == null && released);
    }
}
