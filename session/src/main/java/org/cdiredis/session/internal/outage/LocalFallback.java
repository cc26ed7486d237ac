package org.cdiredis.session.internal.outage;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

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
    private final Outage outage;
    private final InstantSource clock;
    private final long maxBytes;
    private final Map<String, Journal> journals = new ConcurrentHashMap<>();

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
        this.outage = new Outage(store);
        this.clock = clock;
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<Opened> open(SessionId id, long version, boolean reads, TimeLeft time) {
        boolean hasChanges = journals.containsKey(id.storage());
        CompletionStage<Opened> opened = hasChanges
                ? replay(id.storage(), time).thenCompose(done -> store.open(id, UNKNOWN, reads, time))
                : store.open(id, version, reads, time);
        return outage.watched(id.storage(), opened)
                .whenComplete((found, failure) -> {
                    if (failure == null) {
                        known.used(id.storage());
                    }
                })
                .exceptionallyCompose(failure -> Outage.of(failure)
                        .flatMap(down -> known.open(id, version))
                        .<CompletionStage<Opened>>map(CompletableFuture::completedFuture)
                        .orElseGet(() -> CompletableFuture.failedFuture(failure)));
    }

    @Override
    public CompletionStage<Created> create(SessionId id, Duration timeout, Changes changes, TimeLeft time) {
        CompletionStage<Created> created = outage.present(id.storage())
                .<CompletionStage<Created>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> outage.watched(id.storage(), store.create(id, timeout, changes, time)));
        return created.exceptionallyCompose(failure ->
                noted(failure, id.storage(), new Journal(id, timeout, changes), new Created(HERE, clock.instant())));
    }

    @Override
    public CompletionStage<Committed> commit(String storage, Changes changes, TimeLeft time) {
        Journal journal = new Journal(null, Duration.ZERO, changes);
        Optional<RedisCacheException> down = outage.present(storage);
        if (down.isPresent()) {
            return noted(down.get(), storage, journal, HERE);
        }
        return (journals.containsKey(storage) ? replay(storage, time) : CompletableFuture.completedFuture(true))
                .thenCompose(done -> outage.watched(storage, store.commit(storage, changes, time)))
                .exceptionallyCompose(failure -> noted(failure, storage, journal, HERE));
    }

    /** What has failed is done here, if it was for an outage and there is room. */
    private <T> CompletionStage<T> noted(Throwable failure, String storage, Journal journal, T result) {
        long bytes = journals.values().stream()
                .mapToLong(known -> known.changes().bytes())
                .sum();
        if (Outage.of(failure).isEmpty() || bytes + journal.changes().bytes() > maxBytes) {
            return CompletableFuture.failedFuture(failure);
        }
        journals.merge(storage, journal, (before, later) -> before.with(later.changes()));
        return CompletableFuture.completedFuture(result);
    }

    /** What was noted of a session is written; if that fails for an outage, it stays noted. */
    private CompletionStage<Boolean> replay(String storage, TimeLeft time) {
        Journal journal = journals.remove(storage);
        if (journal == null) {
            return CompletableFuture.completedFuture(true);
        }
        return written(storage, journal, time).handle((result, failure) -> {
            if (failure != null && Outage.of(failure).isPresent()) {
                journals.merge(storage, journal, (later, before) -> before.with(later.changes()));
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
        });
    }

    private CompletionStage<Committed> written(String storage, Journal journal, TimeLeft time) {
        SessionId created = journal.created();
        if (created == null) {
            return store.commit(storage, journal.changes(), time);
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
        Journal journal = journals.get(storage);
        if (journal != null
                && journal.created() != null
                && outage.present(storage).isPresent()) {
            journals.remove(storage);
            SessionFacts facts = new SessionFacts(clock.instant(), journal.timeout(), Optional.empty());
            return CompletableFuture.completedFuture(
                    Optional.of(new ExpiredSession(storage, clock.instant(), 0, facts, Map.of())));
        }
        return journal == null
                ? store.invalidate(storage, withAttributes, time)
                : replay(storage, time).thenCompose(done -> store.invalidate(storage, withAttributes, time));
    }

    @Override
    public CompletionStage<Swept> sweep(int shard, boolean withAttributes) {
        CompletableFuture<?>[] all = List.copyOf(journals.keySet()).stream()
                .filter(storage -> store.shard(storage) == shard)
                .map(storage -> replay(storage, TimeLeft.of(deadline())).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(all)
                .thenCompose(done -> outage.watched(shard, store.sweep(shard, withAttributes)));
    }
}
