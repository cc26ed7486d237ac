package org.cdiredis.session.internal.outage;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.cdiredis.RedisCacheException;
import org.cdiredis.session.internal.model.NearCopies;
import org.cdiredis.session.internal.store.Changes;
import org.cdiredis.session.internal.store.Committed;
import org.cdiredis.session.internal.store.Opened;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.TimeLeft;

/** While Redis does not answer, sessions that this node knows can be read. What would be written fails, and at once. */
public final class ReadOnlyFallback extends ForwardingStore {

    private final KnownSessions known;
    private final Outage outage;

    /**
     * A fallback.
     *
     * @param store the store
     * @param near what this node knows
     * @param clock the node's clock
     */
    public ReadOnlyFallback(SessionStore store, NearCopies near, InstantSource clock) {
        super(store);
        this.known = new KnownSessions(near, clock);
        this.outage = new Outage(store);
    }

    @Override
    public CompletionStage<Opened> open(SessionId id, long version, boolean reads, TimeLeft time) {
        return outage.watched(id.storage(), store.open(id, version, reads, time))
                .whenComplete((opened, failure) -> {
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
    public CompletionStage<Committed> commit(String storage, Changes changes, TimeLeft time) {
        RedisCacheException down = outage.present(storage).orElse(null);
        return down == null
                ? outage.watched(storage, store.commit(storage, changes, time))
                : CompletableFuture.failedFuture(down);
    }
}
