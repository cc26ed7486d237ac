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
 * What was changed in a session while Redis did not answer.
 *
 * @param created the id of a session that Redis does not know; null for one that it does
 * @param timeout how long that may be idle
 * @param changes all changes as one
 */
record Journal(@Nullable SessionId created, Duration timeout, Changes changes) {

    Journal with(Changes later) {
        Map<AttributeName, byte[]> sets = new HashMap<>(changes.sets());
        sets.keySet().removeAll(later.removes());
        sets.putAll(later.sets());
        Set<AttributeName> removes = new HashSet<>(changes.removes());
        removes.removeAll(later.sets().keySet());
        removes.addAll(later.removes());
        Map<AttributeName, Long> bases = new HashMap<>(later.bases());
        bases.putAll(changes.bases());
        return new Journal(
                created,
                timeout,
                new Changes(
                        sets,
                        removes,
                        or(later.timeout(), changes.timeout()),
                        or(later.principal(), changes.principal()),
                        or(later.secret(), changes.secret()),
                        bases));
    }

    private static <T> Optional<T> or(Optional<T> later, Optional<T> before) {
        return later.isPresent() ? later : before;
    }
}
