package org.cdiredis.internal.cache;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.commands.LoadGuard;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.SetCondition;

/** What a transaction is going to do to one entry, and what it sees of it until then. */
final class PendingWrite {

    private final byte @Nullable [] seen;
    private final @Nullable Duration timeToLive;
    private final @Nullable LoadGuard guard;
    private final boolean isRemoval;

    private PendingWrite(
            byte @Nullable [] seen, @Nullable Duration timeToLive, @Nullable LoadGuard guard, boolean isRemoval) {
        this.seen = seen;
        this.timeToLive = timeToLive;
        this.guard = guard;
        this.isRemoval = isRemoval;
    }

    static PendingWrite put(byte[] value, @Nullable Duration timeToLive) {
        return new PendingWrite(value, timeToLive, null, false);
    }

    static PendingWrite removal() {
        return new PendingWrite(null, null, null, true);
    }

    /** A value that was loaded where the transaction has changed nothing: stored if nobody else has by then. */
    static PendingWrite loaded(byte[] value, @Nullable Duration timeToLive, LoadGuard guard) {
        return new PendingWrite(value, timeToLive, guard, false);
    }

    /** A value that was loaded where the transaction has removed the entry, which is what it is going to do. */
    PendingWrite seeing(byte[] loaded, @Nullable Duration loadedTimeToLive) {
        return new PendingWrite(loaded, loadedTimeToLive, null, true);
    }

    boolean isRemoval() {
        return isRemoval;
    }

    /** The value; null for none. */
    byte @Nullable [] seen() {
        return seen == null ? null : seen.clone();
    }

    @Nullable
    Duration timeToLive() {
        return timeToLive;
    }

    /** Does it. A put ends the loads that have begun, as a removal does. */
    CompletionStage<?> call(RedisCommands commands, String key) {
        byte[] value = seen;
        if (isRemoval || value == null) {
            return commands.remove(List.of(key));
        }
        if (guard != null) {
            return commands.setLoaded(key, value, timeToLive, guard);
        }
        return commands.endLoads(List.of(key))
                .thenCombine(commands.set(key, value, timeToLive, SetCondition.ALWAYS), (ended, stored) -> stored);
    }
}
