package org.cdiredis.session.internal.outage;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;

/** Whether Redis answered when it was asked last. Thread-safe. */
final class Outage {

    private static final Set<ErrorKind> KINDS = EnumSet.of(ErrorKind.CONNECTION, ErrorKind.TIMEOUT, ErrorKind.SERVER);

    private volatile @Nullable RedisCacheException last;

    /** The failure that says so; empty for others. */
    static Optional<RedisCacheException> of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RedisCacheException known && KINDS.contains(known.kind())
                ? Optional.of(known)
                : Optional.empty();
    }

    <T> CompletionStage<T> watched(CompletionStage<T> call) {
        return call.whenComplete(
                (result, failure) -> last = failure == null ? null : of(failure).orElse(null));
    }

    /** What it was that failed last, if it did: a request that has waited for it does not wait once more. */
    Optional<RedisCacheException> present() {
        return Optional.ofNullable(last);
    }
}
