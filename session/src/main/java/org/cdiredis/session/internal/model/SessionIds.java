package org.cdiredis.session.internal.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.TimeLeft;

/**
 * The id of a session as Redis knows it, and the ids that requests have given it since. Each is written by the request that gave it, whose
 * response takes it to the client, and by no other. Thread-safe.
 */
final class SessionIds {

    private final List<Renewal> renewals = new ArrayList<>();

    /** The ids before: an answer that was on its way when one of them was replaced does not bring it back. */
    private final Set<SessionId> replaced = new HashSet<>();

    private SessionId stored;

    /** Which request has written that; null if it was none of those that run. */
    private @Nullable TimeLeft writer;

    /** An id that is still to be written, by a request; by any if that is null. */
    private record Renewal(SessionId id, @Nullable TimeLeft request) {

        boolean isOf(TimeLeft other) {
            return request == null || request == other;
        }
    }

    SessionIds(SessionId stored) {
        this.stored = stored;
    }

    synchronized SessionId current() {
        return renewals.isEmpty() ? stored : renewals.get(renewals.size() - 1).id();
    }

    synchronized SessionId stored() {
        return stored;
    }

    synchronized SessionId renew(@Nullable TimeLeft request) {
        SessionId renewed = stored.renewed();
        renewals.add(new Renewal(renewed, request));
        return renewed;
    }

    /** The id that a request has to write. */
    synchronized Optional<SessionId> renewed(TimeLeft request) {
        return renewals.stream()
                .filter(renewal -> renewal.isOf(request))
                .map(Renewal::id)
                .reduce((earlier, later) -> later);
    }

    synchronized void written(SessionId id, TimeLeft request) {
        if (!id.equals(stored)) {
            replaced.add(stored);
        }
        stored = id;
        writer = request;
        takeBack(request);
    }

    /** The id as Redis knows it, if that request has written it. */
    synchronized Optional<SessionId> writtenBy(TimeLeft request) {
        return writer == request ? Optional.of(stored) : Optional.empty();
    }

    /** The request cannot write what it has given the session. */
    synchronized void takeBack(TimeLeft request) {
        renewals.removeIf(renewal -> renewal.isOf(request));
    }

    synchronized void takeBackAll() {
        renewals.clear();
    }

    /** Redis has found the session by this id. */
    synchronized void opened(SessionId id) {
        if (!replaced.contains(id) && !id.equals(stored)) {
            stored = id;
            writer = null;
        }
    }

    /** A fail-over may have brought one of them back. */
    synchronized void forgetReplaced() {
        replaced.clear();
    }
}
