package org.cdiredis.session.internal.outage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.cdiredis.RedisCacheException;
import org.cdiredis.session.internal.model.NearCopies;
import org.cdiredis.session.internal.model.NearCopy;
import org.cdiredis.session.internal.store.Opened;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.TimeLeft;

/**
 * Opens what this node knows of sessions. Whether the time of one is over, only Redis could say: what was idle here for longer than that is not
 * known any more. Thread-safe.
 */
final class KnownSessions {

    private final NearCopies near;
    private final InstantSource clock;

    KnownSessions(NearCopies near, InstantSource clock) {
        this.near = near;
        this.clock = clock;
    }

    /** What the store answers. If it does not, what is known here, and the request is not to wait for the store once more. */
    CompletionStage<Opened> orKnown(CompletionStage<Opened> opened, SessionId id, long asked, TimeLeft time) {
        return opened.whenComplete((found, failure) -> {
                    if (failure == null) {
                        near.used(id.storage());
                    }
                })
                .exceptionallyCompose(failure -> Outage.of(failure)
                        .flatMap(down -> open(id, asked, down, time))
                        .<CompletionStage<Opened>>map(CompletableFuture::completedFuture)
                        .orElseGet(() -> CompletableFuture.failedFuture(failure)));
    }

    private Optional<Opened> open(SessionId id, long asked, RedisCacheException down, TimeLeft time) {
        Optional<Opened> known = open(id, asked);
        known.ifPresent(found -> time.inVain(down));
        return known;
    }

    /** What requests that run at the moment have changed here is newer than any copy, so that they get none of what they know. */
    private Optional<Opened> open(SessionId id, long asked) {
        return near.get(id.storage()).filter(copy -> copy.id().equals(id)).flatMap(copy -> open(copy, asked));
    }

    private Optional<Opened> open(NearCopy copy, long asked) {
        String storage = copy.id().storage();
        Duration timeout = copy.facts().timeout();
        Optional<Opened> opened = near.idle(storage)
                .filter(idle -> timeout.isZero() || idle.compareTo(timeout) < 0)
                .map(idle -> opened(copy, asked, clock.instant().minus(idle)));
        opened.ifPresent(found -> near.used(storage));
        return opened;
    }

    private static Opened opened(NearCopy copy, long asked, Instant lastUsed) {
        Instant previous = lastUsed.isBefore(copy.lastAccess()) ? copy.lastAccess() : lastUsed;
        return asked == SessionStore.UNKNOWN
                ? new Opened.Changed(previous, copy.version(), copy.facts(), copy.attributes(), Map.of())
                : new Opened.Unchanged(previous, asked, Opened.NO_TENANCY);
    }
}
