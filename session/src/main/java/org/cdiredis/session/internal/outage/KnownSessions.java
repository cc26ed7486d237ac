package org.cdiredis.session.internal.outage;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.cdiredis.session.internal.model.NearCopies;
import org.cdiredis.session.internal.model.NearCopy;
import org.cdiredis.session.internal.store.Opened;
import org.cdiredis.session.internal.store.SessionId;

/** Opens what this node knows of sessions. The node's clock says what is over, for want of another. Thread-safe. */
final class KnownSessions {

    private final NearCopies near;
    private final InstantSource clock;
    private final Map<String, Instant> accesses = new ConcurrentHashMap<>();

    KnownSessions(NearCopies near, InstantSource clock) {
        this.near = near;
        this.clock = clock;
    }

    Optional<Opened> open(SessionId id) {
        return near.get(id.storage()).filter(copy -> copy.id().equals(id)).map(this::open);
    }

    private Opened open(NearCopy copy) {
        Instant now = clock.instant();
        Instant known = accesses.getOrDefault(copy.id().storage(), copy.lastAccess());
        Instant previous = known.isBefore(copy.lastAccess()) ? copy.lastAccess() : known;
        boolean isOver = !copy.facts().timeout().isZero()
                && previous.plus(copy.facts().timeout()).isBefore(now);
        if (isOver) {
            return Opened.Gone.INSTANCE;
        }
        accesses.put(copy.id().storage(), now);
        return new Opened.Changed(
                previous,
                copy.version(),
                copy.facts(),
                copy.attributes(),
                copy.attributes().keySet());
    }

    /** Redis knows better from now on. */
    void forget(String storage) {
        accesses.remove(storage);
    }
}
