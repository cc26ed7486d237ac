package org.cdiredis.internal.cache;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.commands.LeaseTaking;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.config.LoadSettings;

/**
 * That one key is being loaded. Whoever removes the entry ends the lease, so that what is loaded under it can be stored only if
 * nobody has. It is renewed as long as its holder loads, at each third of its time, but not for ever; and it ends by itself if the
 * holder dies. It is also the right to load alone, for those who ask for that.
 */
final class Lease {

    /** How long a value may take to load; one that takes longer is not stored. */
    static final Duration LONGEST_LOAD = Duration.ofHours(1);

    private final RedisCommands commands;
    private final ScheduledExecutorService timer;
    private final Duration duration;
    private final Duration timeout;
    private final String key;
    private final String ownToken = UUID.randomUUID().toString();
    private volatile String token = ownToken;
    private volatile boolean isOver;
    private volatile boolean isSpent;
    private volatile boolean isKept;
    private volatile @Nullable ScheduledFuture<?> renewal;

    /**
     * A lease that is yet to be taken.
     *
     * @param context what loads have in common
     * @param commands commands on the key
     * @param physicalKey the key
     */
    Lease(LoadContext context, RedisCommands commands, String physicalKey) {
        LoadSettings settings = context.settings();
        this.commands = commands;
        this.timer = context.timer();
        this.timeout = settings.timeout();
        this.duration = settings.lease().compareTo(timeout) < 0 ? settings.lease() : timeout;
        this.key = physicalKey;
    }

    /** Takes it to load alone, for the timeout at most; false if somebody loads. */
    CompletionStage<Boolean> tryAcquire() {
        return take(LeaseTaking.EXCLUSIVE, timeout).thenApply(taken -> isOwn());
    }

    /** Takes it, together with whoever has it already. */
    CompletionStage<Boolean> share() {
        return take(LeaseTaking.SHARED, LONGEST_LOAD).thenApply(taken -> true);
    }

    private CompletionStage<Boolean> take(LeaseTaking taking, Duration atMost) {
        long askedAt = System.nanoTime();
        return commands.takeLease(key, ownToken, duration, taking).thenApply(held -> {
            token = held;
            if (isOwn() || taking == LeaseTaking.SHARED) {
                renewLater(askedAt + atMost.minus(duration).toNanos());
            }
            return true;
        });
    }

    /** Whether it was taken by this, rather than by another one which it is shared with. */
    boolean isOwn() {
        return token.equals(ownToken);
    }

    /** What it holds in Redis. */
    String token() {
        return token;
    }

    /** Renews after a third of the time, unless the end of what is allowed would then be nearer than that of the lease. */
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
        commands.renewLease(key, token, duration).whenComplete((isRenewed, failure) -> {
            // A failure says nothing of the lease, but that it is not renewed is said of one that is lost.
            if (failure != null || isRenewed) {
                renewLater(last);
            }
        });
    }

    /** Gives it back, if it has not ended and is not shared with its taker. If that fails, it ends by itself. */
    CompletionStage<Boolean> release() {
        if (isKept) {
            return CompletableFuture.completedFuture(false);
        }
        end();
        return isOwn() && !isSpent
                ? commands.endLease(key, token).handle((released, failure) -> failure == null && released)
                : CompletableFuture.completedFuture(false);
    }

    /** Leaves it for a time in which nobody loads alone, if it has not ended and gone to another. */
    CompletionStage<Boolean> rest(Duration pause) {
        end();
        return commands.renewLease(key, token, pause).handle((rests, failure) -> failure == null && rests);
    }

    /** A value has been stored under it or refused, and Redis has it no longer. */
    void spent() {
        isSpent = true;
    }

    /** Goes on renewing it, whatever is said of its end, until it is let go. */
    void keep() {
        isKept = true;
    }

    /** Ends what {@link #keep} has begun, and gives it back. */
    CompletionStage<Boolean> letGo() {
        isKept = false;
        return release();
    }

    /** No longer renews it. */
    void end() {
        if (isKept) {
            return;
        }
        isOver = true;
        ScheduledFuture<?> pending = renewal;
        if (pending != null) {
            pending.cancel(false);
        }
    }
}
