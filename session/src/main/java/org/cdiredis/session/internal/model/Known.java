package org.cdiredis.session.internal.model;

import java.util.Optional;

import org.cdiredis.session.internal.store.KnownVersion;
import org.cdiredis.session.internal.store.Opened;

/**
 * What this node knew of a session when it asked the store for what is newer: the answer is to be taken together with that, and not with what
 * is left of it later.
 *
 * @param version the version that it asked with; none for all
 * @param copy the copy, at that time
 */
record Known(KnownVersion version, Optional<NearCopy> copy) {

    static final Known NOTHING = new Known(KnownVersion.NONE, Optional.empty());

    static Known of(Optional<NearCopy> copy) {
        return copy.map(known -> new Known(
                        new KnownVersion(known.version(), known.facts().created()), copy))
                .orElse(NOTHING);
    }

    /** What of it is true of a session that was found: nothing if that is another one of the same id, of which all has been read then. */
    Known of(Opened.Found found) {
        return found instanceof Opened.Changed changed
                        && !changed.facts().created().equals(version.created())
                ? NOTHING
                : this;
    }

    /** The newer of the copy and that which there is meanwhile. */
    Optional<NearCopy> latest(Optional<NearCopy> now) {
        return copy.filter(before -> now.isEmpty() || now.get().version() < before.version())
                .or(() -> now);
    }

    /** Whether a copy has all that was not asked for. */
    boolean isIn(Optional<NearCopy> candidate) {
        return version.version() == 0
                || candidate
                        .filter(known -> known.version() >= version.version())
                        .isPresent();
    }
}
