package org.cdiredis.internal.commands;

import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisLoadingException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.config.ReadMode;

import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.client.RecentWrites;
import org.cdiredis.internal.config.ReadFrom;

/**
 * Decides which server answers a read:
 *
 * <ol>
 *   <li>the primary, if reads go there anyway, or if one of the keys was written not long ago and {@code read-your-writes} is on;
 *   <li>else what the option {@code read-from} says;
 *   <li>and the primary, if that one cannot be reached.
 * </ol>
 */
final class ReadRouting {

    private final ReadFrom readFrom;
    private final @Nullable RecentWrites recent;

    ReadRouting(Client client) {
        this.readFrom = client.settings().replication().readFrom();
        this.recent = client.recentWrites();
    }

    boolean areFromPrimary() {
        return readFrom == ReadFrom.PRIMARY;
    }

    /** Remembers keys that a write is about to go to. */
    void writing(List<String> keys) {
        RecentWrites writes = recent;
        if (writes != null) {
            keys.forEach(writes::add);
        }
    }

    /** Whether one of the keys was written not long ago, so that its read is for the primary. */
    boolean wereWritten(List<String> keys) {
        RecentWrites writes = recent;
        return writes != null && keys.stream().anyMatch(writes::contains);
    }

    /**
     * Reads.
     *
     * @param keys the physical keys
     * @param read the command, sent to the servers that it is told; null for those of the option
     */
    <T extends @Nullable Object> CompletionStage<T> read(
            List<String> keys, Function<@Nullable ReadMode, CompletionStage<T>> read) {
        if (readFrom == ReadFrom.PRIMARY) {
            return read.apply(null);
        }
        if (wereWritten(keys)) {
            return read.apply(ReadMode.MASTER);
        }
        return read.apply(null).exceptionallyCompose(failure -> {
            if (isOfTheServer(failure)) {
                return read.apply(ReadMode.MASTER);
            }
            throw new CompletionException(failure);
        });
    }

    /** Whether another server may answer where this one did not. */
    private static boolean isOfTheServer(Throwable failure) {
        Causes causes = new Causes(failure);
        return causes.has(RedisConnectionException.class)
                || causes.has(ConnectException.class)
                || causes.has(RedisTimeoutException.class)
                || causes.has(RedisLoadingException.class)
                || causes.begin("MASTERDOWN");
    }
}
