package org.cdiredis.session.internal.model;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.StoredAttribute;

/** The fetches of large attributes that are under way: whoever wants one that is fetched already waits for that. Thread-safe. */
final class AttributeFetches {

    private final LiveSession session;
    private final Map<AttributeName, Fetch> underWay = new ConcurrentHashMap<>();

    AttributeFetches(LiveSession session) {
        this.session = session;
    }

    private record Fetch(long version, CompletionStage<Optional<StoredAttribute>> answer) {}

    /**
     * Fetches an attribute, and waits for it.
     *
     * @param version its version as it is known; the answer to those who know another one may be too old
     */
    Optional<StoredAttribute> fetch(AttributeName name, long version) {
        Fetch fetch = underWay.compute(
                name,
                (key, current) ->
                        current != null && current.version == version ? current : new Fetch(version, begin(name)));
        try {
            return Waiting.on(fetch.answer);
        } finally {
            underWay.remove(name, fetch);
        }
    }

    private CompletionStage<Optional<StoredAttribute>> begin(AttributeName name) {
        return session.realm.store.fetch(session.storageId(), name, session.timeLeft());
    }
}
