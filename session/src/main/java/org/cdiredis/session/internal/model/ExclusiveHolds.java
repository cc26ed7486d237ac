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
    private final Map<String, Integer> asking = new ConcurrentHashMap<>();

    ExclusiveHolds(SessionStore store) {
        this.store = store;
    }

    /** A request is about to ask for the session. */
    void ask(String storage) {
        asking.merge(storage, 1, Integer::sum);
    }

    /** The request works with it now, or does not get it. */
    void answered(String storage, BooleanSupplier isLive) {
        asking.computeIfPresent(storage, (key, count) -> {
            if (count > 1) {
                return count - 1;
            }
            if (!isLive.getAsBoolean()) {
                letGo(storage);
            }
            return null;
        });
    }

    /** The last request that worked with it has left it. */
    void left(String storage) {
        asking.compute(storage, (key, count) -> {
            if (count == null) {
                letGo(storage);
            }
            return count;
        });
    }

    /** If it fails, the lease runs out. */
    private void letGo(String storage) {
        store.release(storage);
    }
}
