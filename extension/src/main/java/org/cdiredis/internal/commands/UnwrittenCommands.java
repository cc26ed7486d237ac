package org.cdiredis.internal.commands;

import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.WriteRedisConnectionException;

/**
 * Sends a command again that found its connection closed: one that the server has closed while it was idle is noticed when it is
 * used. Only what provably was not done before is sent again: a read, or a command that was never written.
 */
final class UnwrittenCommands {

    private UnwrittenCommands() {}

    /** A read, sent again on any broken connection. */
    static <T extends @Nullable Object> CompletionStage<T> read(int attempts, Supplier<CompletionStage<T>> command) {
        return command.get().exceptionallyCompose(failure -> {
            if (attempts > 0 && mayBeReadAgain(failure)) {
                return read(attempts - 1, command);
            }
            throw new CompletionException(failure);
        });
    }

    /** A write of one command, sent again if it was never written. */
    static <T extends @Nullable Object> CompletionStage<T> write(int attempts, Supplier<CompletionStage<T>> command) {
        return command.get().exceptionallyCompose(failure -> {
            if (attempts > 0 && wasNotWritten(failure)) {
                return write(attempts - 1, command);
            }
            throw new CompletionException(failure);
        });
    }

    /** Whether a read may find another connection in order. */
    static boolean mayBeReadAgain(Throwable failure) {
        return wasNotWritten(failure) || isBroken(failure);
    }

    /** Whether a command was never sent, since its connection was closed already. */
    static boolean wasNotWritten(Throwable failure) {
        Causes causes = new Causes(failure);
        return causes.has(WriteRedisConnectionException.class) && causes.has(ClosedChannelException.class);
    }

    /** Not one that cannot be made: there is no server then that a second attempt would find. */
    private static boolean isBroken(Throwable failure) {
        Causes causes = new Causes(failure);
        return causes.has(RedisConnectionException.class) && !causes.has(ConnectException.class);
    }
}
