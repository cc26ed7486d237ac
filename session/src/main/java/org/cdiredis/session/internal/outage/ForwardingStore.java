package org.cdiredis.session.internal.outage;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.Changes;
import org.cdiredis.session.internal.store.Claim;
import org.cdiredis.session.internal.store.Committed;
import org.cdiredis.session.internal.store.ExpiredSession;
import org.cdiredis.session.internal.store.Opened;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.SessionSummary;
import org.cdiredis.session.internal.store.StoredAttribute;
import org.cdiredis.session.internal.store.Swept;
import org.cdiredis.session.internal.store.TimeLeft;

/** Another store in all that is not said here. */
abstract class ForwardingStore implements SessionStore {

    final SessionStore store;

    ForwardingStore(SessionStore store) {
        this.store = store;
    }

    @Override
    public Duration deadline() {
        return store.deadline();
    }

    @Override
    public CompletionStage<Opened> open(SessionId id, long known, boolean reads, TimeLeft time) {
        return store.open(id, known, reads, time);
    }

    @Override
    public CompletionStage<Created> create(SessionId id, Duration timeout, Changes changes, TimeLeft time) {
        return store.create(id, timeout, changes, time);
    }

    @Override
    public CompletionStage<Committed> commit(String storage, Changes changes, TimeLeft time) {
        return store.commit(storage, changes, time);
    }

    @Override
    public CompletionStage<Boolean> takeBack(SessionId renewed, Changes before, TimeLeft time) {
        return store.takeBack(renewed, before, time);
    }

    @Override
    public CompletionStage<Committed> reseal(
            String storage, Map<AttributeName, byte[]> bytes, Map<AttributeName, Long> versions, TimeLeft time) {
        return store.reseal(storage, bytes, versions, time);
    }

    @Override
    public CompletionStage<Optional<StoredAttribute>> fetch(String storage, AttributeName name, TimeLeft time) {
        return store.fetch(storage, name, time);
    }

    @Override
    public CompletionStage<Optional<ExpiredSession>> invalidate(String storage, boolean withAttributes, TimeLeft time) {
        return store.invalidate(storage, withAttributes, time);
    }

    @Override
    public CompletionStage<?> release(String storage) {
        return store.release(storage);
    }

    @Override
    public CompletionStage<?> renew(String storage) {
        return store.renew(storage);
    }

    @Override
    public CompletionStage<?> keepAlive(String storage) {
        return store.keepAlive(storage);
    }

    @Override
    public CompletionStage<Swept> sweep(int shard, boolean withAttributes) {
        return store.sweep(shard, withAttributes);
    }

    @Override
    public CompletionStage<Boolean> renew(String storage, Claim claim) {
        return store.renew(storage, claim);
    }

    @Override
    public CompletionStage<?> acknowledge(String storage) {
        return store.acknowledge(storage);
    }

    @Override
    public int shards() {
        return store.shards();
    }

    @Override
    public int shard(String storage) {
        return store.shard(storage);
    }

    @Override
    public CompletionStage<Optional<SessionSummary>> find(String storage) {
        return store.find(storage);
    }

    @Override
    public CompletionStage<List<String>> ofPrincipal(int shard, String principal) {
        return store.ofPrincipal(shard, principal);
    }

    @Override
    public CompletionStage<Page> list(int shard, String cursor) {
        return store.list(shard, cursor);
    }

    @Override
    public CompletionStage<Long> count(int shard, Duration limit) {
        return store.count(shard, limit);
    }
}
