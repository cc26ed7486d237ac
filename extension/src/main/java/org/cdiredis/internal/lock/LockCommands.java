package org.cdiredis.internal.lock;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.cdiredis.TimeToLive;

/**
 * What locks need of Redis: each an atomic step on one lock, by the server's clock. The keys are those of {@link LockKey#lock}.
 * Asynchronous; stages fail with a {@link org.cdiredis.RedisCacheException}. Safe for use by any number of threads.
 */
interface LockCommands {

    /** What became of an attempt. */
    sealed interface Attempt permits Acquired, Taken {}

    /**
     * The lock is the owner's.
     *
     * @param token the fencing token, greater than all before
     * @param askedAt when the command was sent, after the client had been connected, as {@link System#nanoTime}
     */
    record Acquired(long token, long askedAt) implements Attempt {}

    /**
     * The lock is somebody else's, or the owner has withdrawn.
     *
     * @param remaining how long at most, unless the lease is renewed
     */
    record Taken(Duration remaining) implements Attempt {}

    /** What a lease is counted from. */
    enum Extension {
        /** From now on, but never less than it was. */
        AT_LEAST,
        /** From now on. */
        EXACTLY,
        /** From the end of what it was. */
        ADDITIONAL
    }

    /**
     * The lease of a held lock.
     *
     * @param lock the key
     * @param owner who holds it
     * @param lease how long, in whole milliseconds
     * @param share who else may hold it
     */
    record Held(String lock, String owner, Duration lease, Share share) {

        /** Of a lock that one holds alone. */
        Held(String lock, String owner, Duration lease) {
            this(lock, owner, lease, Share.ALONE);
        }

        Held withLease(Duration other) {
            return new Held(lock, owner, other, share);
        }
    }

    /** What became of a renewal. */
    enum Renewal {
        /** The owner holds the lock. */
        RENEWED,
        /** The owner does not hold the lock any more. */
        LOST,
        /** There was no answer, or an error. */
        UNKNOWN
    }

    /**
     * Acquires a lock if those who hold it allow that; and if it is waited for in order, nobody came before the owner.
     *
     * @param held what is wanted
     * @param interest how long the caller wants to be told of a release if it fails; zero if not at all
     */
    CompletionStage<Attempt> acquire(Held held, Duration interest);

    /**
     * Acquires locks, of which each is to be held alone, if nobody holds any of them: all or none, with one token.
     *
     * @param all what is wanted, by one owner and with one lease
     * @return what became of it; empty if it cannot be done in one step, since the locks are on several servers
     */
    CompletionStage<Optional<Attempt>> acquireAll(List<Held> all);

    /** Makes the tokens of later holders greater than one, if the owner holds the lock; says whether he does. */
    CompletionStage<Boolean> raiseToken(Held held, long token);

    /** How many share a lock. */
    CompletionStage<Long> sharers(String lock);

    /** Releases a lock, or leaves its queue; says whether the owner held it. */
    CompletionStage<Boolean> release(String lock, String owner);

    /** Releases a lock if the owner holds it, or leaves its queue; an attempt to acquire it that arrives later fails. */
    CompletionStage<Boolean> withdraw(String lock, String owner);

    /** Releases a lock whoever holds it, and says whether somebody did. */
    CompletionStage<Boolean> forceRelease(String lock);

    /** Makes a lease last longer, and says how long it does now; zero if the owner does not hold the lock. */
    CompletionStage<Duration> extend(Held held, Extension extension);

    /** Renews leases, at least to their length, in one round trip; what became of each, in the order given. */
    CompletionStage<List<Renewal>> renew(List<Held> leases);

    /** How long a lease lasts: the given owner's, or anybody's. */
    CompletionStage<TimeToLive> remaining(String lock, @Nullable String owner);

    /**
     * Passes on whom a release concerns: the key of a lock, if somebody waits for it out of order, and the owner whose turn it is,
     * if there is a queue. Completes when it will.
     */
    CompletionStage<@Nullable Void> onRelease(Consumer<String> listener);
}
