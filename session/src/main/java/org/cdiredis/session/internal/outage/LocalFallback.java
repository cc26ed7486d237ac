package org.cdiredis.session.internal.outage;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.cdiredis.RedisCacheException;
import org.cdiredis.session.internal.SessionLogger;
import org.cdiredis.session.internal.model.NearCopies;
import org.cdiredis.session.internal.store.Changes;
import org.cdiredis.session.internal.store.Committed;
import org.cdiredis.session.internal.store.ExpiredSession;
import org.cdiredis.session.internal.store.Opened;
import org.cdiredis.session.internal.store.SessionFacts;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.Swept;
import org.cdiredis.session.internal.store.TimeLeft;

/**
 * While Redis does not answer, sessions that this node knows can be read and changed, and new ones made, on this node. The changes
 * are written at the next request of the session, or the next sweep, that finds Redis again; of a session that has ended
 * meanwhile they are dropped.
 */
public final class LocalFallback extends ForwardingStore {

    /** A version that no change of others is older than: what they have written is read then. */
    private static final Committed HERE = new Committed.Written(Committed.Written.FIRST, UNKNOWN);

    private final KnownSessions known;
    private final Journals journals = new Journals();
    private final InstantSource clock;
    private final long maxBytes;

    /**
     * A fallback.
     *
     * @param store the store
     * @param near what this node knows
     * @param clock the node's clock
     * @param maxBytes how many bytes of changes are kept at most
     */
    public LocalFallback(SessionStore store, NearCopies near, InstantSource clock, long maxBytes) {
        super(store);
        this.known = new KnownSessions(near, clock);
        this.clock = clock;
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<Opened> open(SessionId id, long version, boolean reads, TimeLeft time) {
        CompletionStage<Opened> opened = journals.has(id.storage())
                ? replay(id.storage(), time).thenCompose(done -> store.open(id, UNKNOWN, reads, time))
                : store.open(id, version, reads, time);
        return known.orKnown(opened, id, version, time);
    }

    @Override
    public CompletionStage<Created> create(SessionId id, Duration timeout, Changes changes, TimeLeft time) {
        return time.failure()
                .<CompletionStage<Created>>map(CompletableFuture::failedFuture)
                .orElseGet(
                        () -> replay(id.storage(), time).thenCompose(done -> store.create(id, timeout, changes, time)))
                .exceptionallyCompose(failure -> noted(
                        failure,
                        id.storage(),
                        Journal.ofCreated(id, timeout, changes),
                        time,
                        new Created(HERE, clock.instant())));
    }

    @Override
    public CompletionStage<Committed> commit(String storage, Changes changes, TimeLeft time) {
        return time.failure()
                .<CompletionStage<Committed>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> replay(storage, time).thenCompose(done -> store.commit(storage, changes, time)))
                .exceptionallyCompose(failure -> noted(failure, storage, Journal.ofChanges(changes), time, HERE));
    }

    /** What has failed is done here, if it was for an outage and there is room. */
    private <T> CompletionStage<T> noted(Throwable failure, String storage, Journal journal, TimeLeft time, T result) {
        Optional<RedisCacheException> down = Outage.of(failure);
        if (down.isEmpty() || journals.bytes() + journal.bytes() > maxBytes) {
            return CompletableFuture.failedFuture(failure);
        }
        time.inVain(down.get());
        journals.note(storage, journal);
        return CompletableFuture.completedFuture(result);
    }

    /** What was noted of a session is written; if that fails for an outage, it stays noted. */
    private CompletionStage<Void> replay(String storage, TimeLeft time) {
        return journals.write(
                storage,
                time,
                journal -> written(storage, journal, time).handle((result, failure) -> {
                    if (failure != null && Outage.of(failure).isPresent()) {
                        throw Outage.of(failure).get();
                    }
                    if (!(result instanceof Committed.Written)) {
                        SessionLogger.LOG.changesDropped(
                                storage,
                                failure == null
                                        ? "it has ended meanwhile, or another node was faster"
                                        : String.valueOf(failure.getMessage()));
                    }
                    return true;
                }));
    }

    private CompletionStage<Committed> written(String storage, Journal journal, TimeLeft time) {
        return journal.isEnded()
                ? store.invalidate(storage, false, time).thenCompose(ended -> begun(storage, journal, time))
                : begun(storage, journal, time);
    }

    private CompletionStage<Committed> begun(String storage, Journal journal, TimeLeft time) {
        SessionId created = journal.created();
        if (created == null) {
            return journal.isEnded()
                    ? CompletableFuture.completedFuture(HERE)
                    : store.commit(storage, journal.changes(), time);
        }
        CompletionStage<Committed> made = store.create(created, journal.timeout(), journal.changes(), time)
                .thenApply(Created::result);
        return journal.changes().secret().isEmpty()
                ? made
                : made.thenCompose(
                        result -> store.commit(storage, journal.changes().ofSecret(), time));
    }

    @Override
    public CompletionStage<Optional<ExpiredSession>> invalidate(String storage, boolean withAttributes, TimeLeft time) {
        return replay(storage, time)
                .thenCompose(done -> store.invalidate(storage, withAttributes, time))
                .exceptionallyCompose(failure -> Outage.of(failure)
                        .flatMap(down -> journals.ofCreated(storage))
                        .<CompletionStage<Optional<ExpiredSession>>>map(journal ->
                                CompletableFuture.completedFuture(Optional.of(ended(storage, journal.timeout()))))
                        .orElseGet(() -> CompletableFuture.failedFuture(failure)));
    }

    /** One that was begun here, and that nobody else knows but Redis, perhaps. */
    private ExpiredSession ended(String storage, Duration timeout) {
        journals.note(storage, Journal.ofEnd());
        SessionFacts facts = new SessionFacts(clock.instant(), timeout, Optional.empty());
        return new ExpiredSession(storage, clock.instant(), 0, facts, Map.of());
    }

    /** Whatever becomes of what was noted, other sessions end. */
    @Override
    public CompletionStage<Swept> sweep(int shard, boolean withAttributes) {
        CompletableFuture<?>[] all = journals.storageIds().stream()
                .filter(storage -> store.shard(storage) == shard)
                .map(storage -> replayed(storage).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(all).thenCompose(done -> store.sweep(shard, withAttributes));
    }

    private CompletionStage<Void> replayed(String storage) {
        return replay(storage, TimeLeft.of(deadline())).exceptionally(failure -> {
            SessionLogger.LOG.changesWrittenLater(storage, String.valueOf(failure.getMessage()));
            return null;
        });
    }
}
