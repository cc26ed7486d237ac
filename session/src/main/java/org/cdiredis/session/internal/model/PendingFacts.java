package org.cdiredis.session.internal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.cdiredis.session.internal.store.SessionFacts;

/** What is known of a session, and what of it is still to be written. Thread-safe. */
final class PendingFacts {

    private SessionFacts known;
    private SessionFacts stored;

    PendingFacts(SessionFacts known) {
        this.known = known;
        this.stored = known;
    }

    /** What of it was to be written at a moment. */
    record Snapshot(SessionFacts facts, Optional<Duration> timeout, Optional<String> principal) {}

    synchronized SessionFacts known() {
        return known;
    }

    synchronized SessionFacts stored() {
        return stored;
    }

    synchronized void timeout(Duration timeout) {
        known = new SessionFacts(known.created(), timeout, known.principal());
    }

    synchronized void principal(Optional<String> principal) {
        known = new SessionFacts(known.created(), known.timeout(), principal);
    }

    synchronized void created(Instant created) {
        known = new SessionFacts(created, known.timeout(), known.principal());
        stored = new SessionFacts(created, stored.timeout(), stored.principal());
    }

    synchronized Snapshot snapshot() {
        return new Snapshot(
                known,
                known.timeout().equals(stored.timeout()) ? Optional.empty() : Optional.of(known.timeout()),
                known.principal().equals(stored.principal())
                        ? Optional.empty()
                        : Optional.of(known.principal().orElse("")));
    }

    synchronized void written(Snapshot snapshot) {
        stored = new SessionFacts(
                stored.created(), snapshot.facts().timeout(), snapshot.facts().principal());
    }

    /** Takes over what others have written, except for what was changed here. */
    synchronized void merge(SessionFacts found) {
        known = new SessionFacts(
                found.created(),
                known.timeout().equals(stored.timeout()) ? found.timeout() : known.timeout(),
                known.principal().equals(stored.principal()) ? found.principal() : known.principal());
        stored = found;
    }

    synchronized void discard() {
        known = stored;
    }
}
