package org.cdiredis.session.internal.outage;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;

/** What tells that Redis does not answer. */
final class Outage {

    private static final Set<ErrorKind> KINDS = EnumSet.of(ErrorKind.CONNECTION, ErrorKind.TIMEOUT, ErrorKind.SERVER);

    private Outage() {}

    /** The failure that says so; empty for others. */
    static Optional<RedisCacheException> of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RedisCacheException known && KINDS.contains(known.kind())
                ? Optional.of(known)
                : Optional.empty();
    }
}
