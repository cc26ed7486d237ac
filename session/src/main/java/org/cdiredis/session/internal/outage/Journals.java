package org.cdiredis.session.internal.outage;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;
import org.cdiredis.session.internal.SessionMessages;
import org.cdiredis.session.internal.store.TimeLeft;

/**
 * The journals of sessions, each kept until it is written, or known to be in vain. One call at a time writes that of a session, and all who want it
 * written wait for that call. Thread-safe.
 */
final class Journals {

    private final ConcurrentMap<String, Kept> all = new ConcurrentHashMap<>();

    /**
     * What is kept of one session.
     *
     * @param written what is being written; null if nothing is
     * @param later what was noted since
     * @param writing ends when it is written; null if nothing is
     */
    private record Kept(
            @Nullable Journal written,
            @Nullable Journal later,
            @Nullable CompletableFuture<Void> writing) {

        long bytes() {
            return bytes(written) + bytes(later);
        }

        private static long bytes(@Nullable Journal journal) {
            return journal == null ? 0 : journal.bytes();
        }

        Kept with(Journal noted) {
            return new Kept(written, then(later, noted), writing);
        }

        /** Null if nothing is left. */
        @Nullable
        Kept after(boolean isDone) {
            Journal left = isDone ? later : then(written, later);
            return left == null ? null : new Kept(null, left, null);
        }

        /** Of a session that Redis may not know, and is not told of at this moment. */
        Optional<Journal> ofCreated() {
            return Optional.ofNullable(later).filter(journal -> writing == null && journal.created() != null);
        }

        private static @Nullable Journal then(@Nullable Journal before, @Nullable Journal later) {
            if (before == null || later == null) {
                return before == null ? later : before;
            }
            return before.then(later);
        }
    }

    boolean has(String storage) {
        return all.containsKey(storage);
    }

    /** That of a session which was begun here, and which Redis may not know; empty if it is none, or is being written. */
    Optional<Journal> ofCreated(String storage) {
        return Optional.ofNullable(all.get(storage)).flatMap(Kept::ofCreated);
    }

    Set<String> storageIds() {
        return Set.copyOf(all.keySet());
    }

    long bytes() {
        return all.values().stream().mapToLong(Kept::bytes).sum();
    }

    void note(String storage, Journal journal) {
        all.merge(storage, new Kept(null, journal, null), (kept, noted) -> kept.with(journal));
    }

    /**
     * Has what was noted of a session written, unless it is being written already.
     *
     * @param storage the storage id
     * @param time what the caller has left, and waits no longer than, if somebody else writes
     * @param write writes a journal; a failure leaves it here
     * @return ends when it is written, or fails as that does, or as a call that Redis does not answer
     */
    <T> CompletionStage<Void> write(String storage, TimeLeft time, Function<Journal, CompletionStage<T>> write) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        Kept kept = all.computeIfPresent(
                storage, (key, now) -> now.writing() == null ? new Kept(now.later(), null, mine) : now);
        if (kept == null) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> writing = Objects.requireNonNull(kept.writing());
        if (writing != mine) {
            return await(writing, time);
        }
        CompletionStage<Journal> written = CompletableFuture.completedFuture(Objects.requireNonNull(kept.written()));
        written.thenCompose(write).whenComplete((done, failure) -> {
            all.computeIfPresent(storage, (key, now) -> now.writing() == mine ? now.after(failure == null) : now);
            if (failure == null) {
                mine.complete(null);
            } else {
                mine.completeExceptionally(failure);
            }
        });
        return mine;
    }

    private static CompletionStage<Void> await(CompletableFuture<Void> writing, TimeLeft time) {
        Duration limit = time.toWrite();
        long start = System.nanoTime();
        return writing.copy()
                .orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof TimeoutException
                                ? new RedisCacheException(
                                        ErrorKind.TIMEOUT,
                                        SessionMessages.MESSAGES.writtenByOthers(limit.toString()),
                                        failure)
                                : failure))
                .whenComplete((done, failure) -> time.spend(System.nanoTime() - start));
    }
}
