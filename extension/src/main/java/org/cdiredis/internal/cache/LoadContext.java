package org.cdiredis.internal.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.cdiredis.NullPolicy;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.config.LoadSettings;

/**
 * What all loads of a cache have in common.
 *
 * @param settings how values are loaded, unless a call says
 * @param nulls what becomes of loaded nulls
 * @param commands where leases are taken, which are no entries and so are not counted as such
 * @param failures what becomes of failures of Redis
 * @param timer for waiting
 */
record LoadContext(
        LoadSettings settings,
        NullPolicy nulls,
        RedisCommands commands,
        FailurePolicy failures,
        ScheduledExecutorService timer) {

    /** The same, where all failures reach the caller. */
    LoadContext strict() {
        return new LoadContext(settings, nulls, commands, FailurePolicy.FAIL, timer);
    }

    /** The same for methods. */
    LoadContext forMethods(Optional<NullPolicy> otherNulls, FailurePolicy otherFailures) {
        return new LoadContext(settings, otherNulls.orElse(nulls), commands, otherFailures, timer);
    }

    /** Completes after a time. */
    CompletionStage<@Nullable Void> after(Duration delay) {
        CompletableFuture<@Nullable Void> elapsed = new CompletableFuture<>();
        ScheduledFuture<?> unused = timer.schedule(() -> elapsed.complete(null), delay.toNanos(), TimeUnit.NANOSECONDS);
        return elapsed;
    }
}
