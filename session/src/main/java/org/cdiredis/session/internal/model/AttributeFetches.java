package org.cdiredis.session.internal.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.cdiredis.ErrorKind;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.SessionMessages;
import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.StoredAttribute;
import org.cdiredis.session.internal.store.TimeLeft;

/** The fetches of large attributes that are under way: whoever wants one that is fetched already waits for that. Thread-safe. */
final class AttributeFetches {

    private final LiveSession session;
    private final Map<AttributeName, Fetch> underWay = new ConcurrentHashMap<>();

    AttributeFetches(LiveSession session) {
        this.session = session;
    }

    /** It is for requests that ran when it began, and ends within what all of these had left. */
    private record Fetch(long version, List<TimeLeft> requests, CompletionStage<Optional<StoredAttribute>> answer) {}

    /**
     * Fetches an attribute, and waits for it.
     *
     * @param version its version as it is known; the answer to those who know another one may be too old
     */
    Optional<StoredAttribute> fetch(AttributeName name, long version) {
        List<TimeLeft> requests = List.copyOf(session.requests);
        Fetch fetch = underWay.compute(
                name,
                (key, current) -> current != null && current.version == version
                        ? current
                        : new Fetch(version, requests, begin(name, requests)));
        try {
            List<TimeLeft> late = requests.stream()
                    .filter(request -> !fetch.requests.contains(request))
                    .toList();
            return late.isEmpty() ? Waiting.on(fetch.answer) : await(name, fetch, time(late));
        } finally {
            underWay.remove(name, fetch);
        }
    }

    private CompletionStage<Optional<StoredAttribute>> begin(AttributeName name, List<TimeLeft> requests) {
        return session.realm.store.fetch(session.storageId(), name, time(requests));
    }

    private TimeLeft time(List<TimeLeft> requests) {
        return TimeLeft.of(session.realm.store.deadline(), requests);
    }

    /** For requests that have begun since: they wait no longer than they can, and it is their time, too. */
    private static Optional<StoredAttribute> await(AttributeName name, Fetch fetch, TimeLeft late) {
        Duration limit = late.toRead();
        long start = System.nanoTime();
        try {
            return Waiting.on(
                    fetch.answer.toCompletableFuture().copy().orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (SessionUnavailableException e) {
            throw e.getCause() instanceof TimeoutException
                    ? new SessionUnavailableException(
                            ErrorKind.TIMEOUT, SessionMessages.MESSAGES.notFetched(name.text(), limit.toString()), e)
                    : e;
        } finally {
            late.spend(System.nanoTime() - start);
        }
    }
}
