package org.cdiredis.session.internal.outage;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;
import org.cdiredis.session.internal.store.SessionStore;

/** Whether Redis answered when it was asked last, for each part of the sessions, as the servers of a cluster fail one by one. Thread-safe. */
final class Outage {

    private static final Set<ErrorKind> KINDS = EnumSet.of(ErrorKind.CONNECTION, ErrorKind.TIMEOUT, ErrorKind.SERVER);
    private static final int UNKNOWN = -1;

    private final SessionStore store;
    private final Map<Integer, RedisCacheException> last = new ConcurrentHashMap<>();

    Outage(SessionStore store) {
        this.store = store;
    }

    /** The failure that says so; empty for others. */
    static Optional<RedisCacheException> of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RedisCacheException known && KINDS.contains(known.kind())
                ? Optional.of(known)
                : Optional.empty();
    }

    <T> CompletionStage<T> watched(String storage, CompletionStage<T> call) {
        return watched(shard(storage), call);
    }

    <T> CompletionStage<T> watched(int shard, CompletionStage<T> call) {
        return call.whenComplete((result, failure) -> {
            Optional<RedisCacheException> down = failure == null ? Optional.empty() : of(failure);
            down.ifPresentOrElse(known -> last.put(shard, known), () -> last.remove(shard));
        });
    }

    /** What it was that failed last, if it did: a request that has waited for it does not wait once more. */
    Optional<RedisCacheException> present(String storage) {
        return Optional.ofNullable(last.get(shard(storage)));
    }

    /** As long as nothing is known of Redis, there is one part. */
    private int shard(String storage) {
        try {
            return store.shard(storage);
        } catch (RedisCacheException e) {
            return UNKNOWN;
        }
    }
}
