package org.cdiredis.session.internal.model;

import java.util.Optional;

import org.cdiredis.session.internal.store.SessionStore;

/**
 * What this node knew of a session when it asked the store for what is newer: the answer is to be taken together with that, and not with what
 * is left of it later.
 *
 * @param version the version that it asked with
 * @param copy the copy, at that time
 */
record Known(long version, Optional<NearCopy> copy) {

    static final Known NOTHING = new Known(SessionStore.UNKNOWN, Optional.empty());

    static Known of(Optional<NearCopy> copy) {
        return copy.map(known -> new Known(known.version(), copy)).orElse(NOTHING);
    }

    /** The newer of the copy and that which there is meanwhile. */
    Optional<NearCopy> latest(Optional<NearCopy> now) {
        return copy.filter(before -> now.isEmpty() || now.get().version() < before.version())
                .or(() -> now);
    }

    /** Whether a copy has all that was not asked for. */
    boolean isIn(Optional<NearCopy> candidate) {
        return version == SessionStore.UNKNOWN
                || candidate.filter(known -> known.version() >= version).isPresent();
    }
}
