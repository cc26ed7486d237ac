package org.cdiredis.session.internal.model;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.SessionMessages;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.TimeLeft;

/**
 * How many sessions an application may have, all nodes together, as far as this node knows: it counts them with each sweep, and its own
 * in between. To know it exactly, each new session would have to wait for all others. Thread-safe.
 */
final class SessionLimit {

    private static final long UNKNOWN = -1;

    private final int most;
    private final SessionStore store;
    private final AtomicLong known = new AtomicLong(UNKNOWN);
    private final AtomicLong admitted = new AtomicLong();

    /** None if it is 0. */
    SessionLimit(int most, SessionStore store) {
        this.most = most;
        this.store = store;
    }

    /**
     * Says that a session is created.
     *
     * @param time what the request has left, if they have to be counted first
     * @throws IllegalStateException if it would be one too many
     */
    void admit(TimeLeft time) {
        if (most == 0) {
            return;
        }
        if (known.get() == UNKNOWN) {
            countFirst(time);
        }
        long before = known.getAndUpdate(count -> count == UNKNOWN || count >= most ? count : count + 1);
        if (before >= most) {
            throw new IllegalStateException(SessionMessages.MESSAGES.tooManySessions(most));
        }
        admitted.incrementAndGet();
    }

    /** Without Redis, whoever lets sessions be created lets as many. */
    private void countFirst(TimeLeft time) {
        long start = System.nanoTime();
        try {
            count(time.toRead());
        } catch (SessionUnavailableException e) {
            // the next one counts
        } finally {
            time.spend(System.nanoTime() - start);
        }
    }

    /** Says that a session has ended here. */
    void ended() {
        known.updateAndGet(count -> count > 0 ? count - 1 : count);
    }

    /** Counts those of all nodes, if there is a limit. */
    void count() {
        if (most > 0) {
            count(store.deadline());
        }
    }

    /** Those that are admitted meanwhile may be stored too late to be counted: rather one too many than one too few, until the next time. */
    private void count(Duration limit) {
        long before = admitted.get();
        List<CompletionStage<Long>> counts = IntStream.range(0, store.shards())
                .mapToObj(shard -> store.count(shard, limit))
                .toList();
        long all = 0;
        for (CompletionStage<Long> count : counts) {
            all += Waiting.on(count);
        }
        known.set(all + admitted.get() - before);
    }
}
