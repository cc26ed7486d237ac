package org.cdiredis.session.internal.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import org.cdiredis.session.internal.store.SessionStore;

/**
 * Lets other nodes have a session, in the mode {@code exclusive}, when no request of this node works with it, and none has asked for it: one
 * that has may have been given it already. Thread-safe.
 */
final class ExclusiveHolds {

    private final SessionStore store;

    /** How many requests have asked for a session, and not left it since. */
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();

    ExclusiveHolds(SessionStore store) {
        this.store = store;
    }

    /** A request is about to ask for the session, or to create it. */
    void ask(String storage) {
        requests.merge(storage, 1, Integer::sum);
    }

    /** A request that has asked for the session does not get it, or does not need it any more. The last one lets it go, if the store has it. */
    void leave(String storage, BooleanSupplier isStored) {
        requests.computeIfPresent(storage, (key, count) -> {
            if (count > 1) {
                return count - 1;
            }
            if (isStored.getAsBoolean()) {
                letGo(storage);
            }
            return null;
        });
    }

    /** If it fails, the lease runs out. */
    private void letGo(String storage) {
        store.release(storage);
    }
}
