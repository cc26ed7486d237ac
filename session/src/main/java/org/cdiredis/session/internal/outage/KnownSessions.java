package org.cdiredis.session.internal.outage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

import org.cdiredis.session.internal.model.NearCopies;
import org.cdiredis.session.internal.model.NearCopy;
import org.cdiredis.session.internal.store.Opened;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.SessionStore;

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

    /** What requests that run at the moment have changed here is newer than any copy, so that they get none of what they know. */
    Optional<Opened> open(SessionId id, long asked) {
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
                : new Opened.Unchanged(previous, asked);
    }

    /** Redis has counted an access. */
    void used(String storage) {
        near.used(storage);
    }
}
