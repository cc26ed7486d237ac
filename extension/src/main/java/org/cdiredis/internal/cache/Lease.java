package org.cdiredis.internal.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.SetCondition;
import org.cdiredis.internal.config.LoadSettings;

/**
 * The right to load one key, which one caller of all JVMs has at a time. It is renewed as long as its holder loads, at each
 * third of its time, but not beyond the timeout; and it ends by itself if the holder dies.
 */
final class Lease {

    /** No cache has an entry of such a name: where a version stands in its keys, this has a word. */
    private static final String LOAD = "cdi-redis:load:";

    private final RedisCommands commands;
    private final ScheduledExecutorService timer;
    private final Duration duration;
    private final Duration timeout;
    private final String key;
    private final byte[] token = UUID.randomUUID().toString().getBytes(US_ASCII);
    private volatile boolean isOver;
    private volatile @Nullable ScheduledFuture<?> renewal;

    Lease(LoadContext context, String physicalKey) {
        LoadSettings settings = context.settings();
        this.commands = context.commands();
        this.timer = context.timer();
        this.timeout = settings.timeout();
        this.duration = settings.lease().compareTo(timeout) < 0 ? settings.lease() : timeout;
        this.key = LOAD + physicalKey;
    }

    CompletionStage<Boolean> tryAcquire() {
        long askedAt = System.nanoTime();
        return commands.set(key, token, duration, SetCondition.IF_ABSENT).thenApply(acquired -> {
            if (acquired) {
                renewLater(askedAt + timeout.minus(duration).toNanos());
            }
            return acquired;
        });
    }

    /** Renews after a third of the time, unless the end of the timeout would then be nearer than that of the lease. */
    private void renewLater(long last) {
        long delay = duration.toNanos() / 3;
        if (isOver || System.nanoTime() + delay - last > 0) {
            return;
        }
        try {
            ScheduledFuture<?> next = timer.schedule(() -> renew(last), delay, TimeUnit.NANOSECONDS);
            renewal = next;
            if (isOver) {
                next.cancel(false);
            }
        } catch (RejectedExecutionException e) {
            // The application has stopped, and nothing is renewed any more.
        }
    }

    private void renew(long last) {
        commands.expireIfEqual(key, token, duration).whenComplete((isRenewed, failure) -> {
            // A failure says nothing of the lease, but that it is not renewed is said of one that is lost.
            if (failure != null || isRenewed) {
                renewLater(last);
            }
        });
    }

    /** Gives the right back, if it has not ended and gone to another. If that fails, it ends by itself. */
    CompletionStage<Boolean> release() {
        end();
        return commands.unlinkIfEqual(key, token).handle((released, failure) -> failure == null && released);
    }

    /** Gives the right to nobody for a time, in which nobody loads, if it has not ended and gone to another. */
    CompletionStage<Boolean> rest(Duration pause) {
        end();
        return commands.expireIfEqual(key, token, pause).handle((rests, failure) -> failure == null && rests);
    }

    private void end() {
        isOver = true;
        ScheduledFuture<?> pending = renewal;
        if (pending != null) {
            pending.cancel(false);
        }
    }
}
