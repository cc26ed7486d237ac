package org.cdiredis.session.internal.outage;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.Changes;
import org.cdiredis.session.internal.store.SessionId;

/**
 * What was done to a session while Redis did not answer, in this order.
 *
 * @param isEnded whether it was ended: Redis may have made it, and not have said so
 * @param created the id of a session that was begun; null if none was
 * @param timeout how long that may be idle
 * @param changes all changes as one
 */
record Journal(boolean isEnded, @Nullable SessionId created, Duration timeout, Changes changes) {

    private static final int OBJECTS = 200;

    static Journal ofCreated(SessionId id, Duration timeout, Changes changes) {
        return new Journal(false, id, timeout, changes);
    }

    static Journal ofChanges(Changes changes) {
        return new Journal(false, null, Duration.ZERO, changes);
    }

    static Journal ofEnd() {
        return new Journal(true, null, Duration.ZERO, Changes.NONE);
    }

    /** About how many it takes. */
    long bytes() {
        return OBJECTS + changes.bytes();
    }

    Journal then(Journal later) {
        if (later.isEnded || later.created != null) {
            return new Journal(isEnded || later.isEnded, later.created, later.timeout, later.changes);
        }
        return new Journal(isEnded, created, timeout, with(later.changes));
    }

    private Changes with(Changes later) {
        Map<AttributeName, byte[]> sets = new HashMap<>(changes.sets());
        sets.keySet().removeAll(later.removes());
        sets.putAll(later.sets());
        Set<AttributeName> removes = new HashSet<>(changes.removes());
        removes.removeAll(later.sets().keySet());
        removes.addAll(later.removes());
        Map<AttributeName, Long> bases = new HashMap<>(later.bases());
        bases.putAll(changes.bases());
        return new Changes(
                sets,
                removes,
                or(later.timeout(), changes.timeout()),
                or(later.principal(), changes.principal()),
                or(later.secret(), changes.secret()),
                bases);
    }

    private static <T> Optional<T> or(Optional<T> later, Optional<T> before) {
        return later.isPresent() ? later : before;
    }
}
