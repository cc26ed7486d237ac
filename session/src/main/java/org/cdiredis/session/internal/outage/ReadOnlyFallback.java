package org.cdiredis.session.internal.outage;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.cdiredis.session.internal.model.NearCopies;
import org.cdiredis.session.internal.store.Changes;
import org.cdiredis.session.internal.store.Committed;
import org.cdiredis.session.internal.store.Opened;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.TimeLeft;

/**
 * While Redis does not answer, sessions that this node knows can be read. What a request would write that has been given what this node
 * knows fails, and at once.
 */
public final class ReadOnlyFallback extends ForwardingStore {

    private final KnownSessions known;

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
    }

    @Override
    public CompletionStage<Opened> open(SessionId id, long version, boolean reads, TimeLeft time) {
        return known.orKnown(store.open(id, version, reads, time), id, version, time);
    }

    @Override
    public CompletionStage<Committed> commit(String storage, Changes changes, TimeLeft time) {
        return time.failure()
                .<CompletionStage<Committed>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> store.commit(storage, changes, time));
    }
}
