package org.cdiredis.session.internal.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.cdiredis.RedisCacheException;
import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.Changes;
import org.cdiredis.session.internal.store.SessionFacts;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.StoredAttribute;
import org.cdiredis.session.internal.store.TimeLeft;

/**
 * The ids that requests have given sessions without Redis saying that it has written them. No client has got one of them; if Redis has it, that with
 * the id before would be logged out. So the commit is taken back as a whole: what a log-in has written is not found by an id from before it.
 * Thread-safe.
 */
final class UnansweredIds {

    /** Of more, the commit is taken back once, and not again if that is not answered either. */
    private static final int MOST = 1000;

    private static final long MOST_BYTES = 16 << 20;

    /** A connection that has ended may still bring what was sent over it. */
    private static final long LATE_NANOS = Duration.ofMinutes(2).toNanos();

    private final SessionStore store;
    private final LongAdder failures;
    private final Map<SessionId, Unanswered> all = new ConcurrentHashMap<>();

    UnansweredIds(SessionStore store, LongAdder failures) {
        this.store = store;
        this.failures = failures;
    }

    private record Unanswered(SessionId renewed, SessionId before, Changes replaced, long since) {

        boolean isLate() {
            return System.nanoTime() - since > LATE_NANOS;
        }
    }

    /** A commit that was to give the session an id has failed: it is taken back, and nobody waits for that. */
    void add(LiveSession session, SessionId renewed, Changes written) {
        SessionId before = session.ids.stored();
        Changes replaced = replaced(session, before, written);
        Unanswered unanswered = new Unanswered(renewed, before, replaced, System.nanoTime());
        if (all.size() < MOST && bytes() + replaced.bytes() <= MOST_BYTES) {
            all.put(renewed, unanswered);
        }
        takeBack(unanswered);
    }

    private long bytes() {
        return all.values().stream()
                .mapToLong(known -> known.replaced().bytes())
                .sum();
    }

    /** What a commit has replaced, but for large attributes whose bytes are not known here: these it removes. */
    private static Changes replaced(LiveSession session, SessionId before, Changes written) {
        Map<AttributeName, byte[]> sets = new HashMap<>();
        Set<AttributeName> removes = new HashSet<>();
        SessionFacts facts;
        session.lock.lock();
        try {
            facts = session.facts.stored();
            Map<AttributeName, StoredAttribute> stored = session.attributes.stored();
            for (Set<AttributeName> names : List.of(written.sets().keySet(), written.removes())) {
                names.forEach(name -> Optional.ofNullable(stored.get(name))
                        .flatMap(StoredAttribute::bytes)
                        .ifPresentOrElse(bytes -> sets.put(name, bytes), () -> removes.add(name)));
            }
        } finally {
            session.lock.unlock();
        }
        return new Changes(
                sets,
                removes,
                written.timeout().map(timeout -> facts.timeout()),
                written.principal().map(principal -> facts.principal().orElse("")),
                Optional.of(before.secretHash()),
                Map.of());
    }

    /** Whether the id may have been replaced by one that nobody knows. */
    boolean has(SessionId before) {
        return all.values().stream().anyMatch(known -> known.before().equals(before));
    }

    /** The session has got another id since, which is answered: the one before that must not come back. */
    void forget(SessionId renewed) {
        all.keySet().removeIf(id -> id.storage().equals(renewed.storage()));
    }

    /** Waits until what has replaced the id is taken back. */
    void takeBack(SessionId before, TimeLeft time) {
        for (Unanswered known : all.values()) {
            if (known.before().equals(before)) {
                Waiting.on(takeBack(known, time));
            }
        }
    }

    /** Tries again with all of them; nobody waits for that. */
    void takeBack() {
        all.values().forEach(this::takeBack);
    }

    private void takeBack(Unanswered unanswered) {
        try {
            takeBack(unanswered, TimeLeft.of(store.deadline())).exceptionally(failure -> {
                failures.increment();
                return false;
            });
        } catch (RedisCacheException e) {
            failures.increment();
        }
    }

    private CompletionStage<Boolean> takeBack(Unanswered unanswered, TimeLeft time) {
        return store.takeBack(unanswered.renewed(), unanswered.replaced(), time).whenComplete((isDone, failure) -> {
            if (failure == null && (isDone || unanswered.isLate())) {
                all.remove(unanswered.renewed());
            }
        });
    }
}
