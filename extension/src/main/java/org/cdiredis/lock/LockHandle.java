package org.cdiredis.lock;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * A lock that is held. Whoever has the handle is the owner, in whatever thread: a handle may be passed on, and closed by
 * another thread than the one that acquired it. It belongs into a try-with-resources statement, or is closed when an
 * asynchronous result is there.
 *
 * <p>The lock can be lost while it is held: when Redis loses its data or fails over to a replica that had not heard of the
 * lock, when the process stands still for longer than the lease, when somebody releases the lock by force, when Redis cannot be
 * reached for as long as the lease, or when a fixed lease ends. The holder is told by {@link #isHeld()}, {@link #onLost} and
 * {@link #close()}, the first time that the lease is renewed or would have ended. Between the loss and then, somebody else may
 * hold it too: where that must do no harm, pass {@link #fencingToken()} on to what the lock protects.
 *
 * <p>Safe for use by any number of threads. Methods that ask Redis wait for at most the configured {@code deadline}, and
 * throw {@link org.cdiredis.RedisUnavailableException} if it does not answer by then or cannot be reached.
 */
public interface LockHandle extends AutoCloseable {

    /**
     * The name of the lock, or the names of several, with commas between them.
     *
     * @return the name
     */
    String name();

    /**
     * A number that is greater than that of each earlier holder of this lock. A store that remembers the greatest number it
     * has seen, and refuses smaller ones, is safe from a holder that has lost the lock without knowing it.
     *
     * <p>It is the server's clock in microseconds, or one more than the last number if the clock stands still or goes back. So
     * it also grows when Redis has lost its data. After a fail-over to a replica that missed the last numbers, it grows only
     * if the replica's clock is not behind by more than the time since.
     *
     * @return the number, positive
     */
    long fencingToken();

    /**
     * Whether the lock is held, as far as this process knows. Costs no command.
     *
     * <p>Time is that of {@link System#nanoTime}, which on Linux stands still while the machine is suspended: after that, the loss is
     * noticed at the next renewal.
     *
     * @return false once the handle has been closed, the loss of the lock has been noticed, or the lease would have ended by
     *     now if Redis had not heard of this process since the last renewal
     */
    boolean isHeld();

    /**
     * Whether the lock was lost before it was released, as far as this process knows. The release itself may find that out: so it
     * can be asked once the handle has been closed, also where {@code lock.on-lost-release=warn}. Costs no command.
     *
     * @return true if it was
     */
    boolean isLost();

    /**
     * How long the lease lasts if it is not renewed, by the server's clock.
     *
     * <p>Costs one script with a {@code GET} and a {@code PTTL}.
     *
     * @return the time, to the millisecond; zero if the lock is not held any more
     */
    Duration remaining();

    /**
     * Adds to the lease. A renewed lease is not shortened by the next renewal.
     *
     * <p>Costs one script with a {@code GET}, a {@code PTTL} and a {@code PEXPIRE}.
     *
     * @param additional how much longer the lease lasts, to the millisecond; positive
     * @throws IllegalArgumentException if it is not positive, or longer than 36,500 days
     * @throws LockLostException if the lock is not held any more
     */
    void extend(Duration additional);

    /**
     * Makes the lease last as long again, from now on, as when the lock was acquired.
     *
     * <p>Costs one script with a {@code GET} and a {@code PEXPIRE}.
     *
     * @throws LockLostException if the lock is not held any more
     */
    void reset();

    /**
     * Has something done once when the loss of the lock is noticed; at once if it has been. Nothing happens if the handle is
     * closed before. What it throws is logged.
     *
     * @param action what to do, on a thread of the library's that it may block
     */
    void onLost(Runnable action);

    /**
     * Releases the lock; waiters are told. Closing a handle again does nothing.
     *
     * <p>Costs one script with a {@code GET}, two {@code DEL}s and a {@code ZRANGE}, and if somebody waits a {@code PUBLISH}. If Redis does not
     * answer, releasing is tried on in the background until the lease has ended, and it is not renewed any more.
     *
     * @throws LockLostException if the lock was lost before; with {@code lock.on-lost-release=warn} that is logged instead
     */
    @Override
    void close();

    /**
     * Ends this holding, but leaves the lock taken for a while, whatever becomes of this process: for what must not be done
     * again so soon, by a timer of another node for example whose clock is behind. To wait for the lock to become free costs a waiter
     * up to a second more, since nobody tells him.
     *
     * <p>Costs one script with a {@code GET} and a {@code PEXPIRE}. If it fails, the lock becomes free when its lease ends.
     *
     * @param delay how long the lock stays taken from now on, to the millisecond; zero or less: not at all
     * @return completes once that is done; fails with what {@link #close()} throws
     * @throws IllegalArgumentException if it is longer than 36,500 days
     */
    CompletionStage<@Nullable Void> closeIn(Duration delay);

    /**
     * Releases the lock as {@link #close()} does, without waiting.
     *
     * @return completes once the lock has been released; fails with what {@link #close()} throws
     */
    CompletionStage<@Nullable Void> closeAsync();
}
