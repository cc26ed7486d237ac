package org.cdiredis.session.internal.model;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import org.cdiredis.session.internal.store.AttributeName;

/**
 * The values that cannot leave this node, while no request works with their session. Other nodes do not say when a session ends, so they
 * are dropped when it has been idle here for longer than it may be, or for a day if it may be so for ever. Thread-safe.
 */
final class NodeLocalValues {

    private static final long MOST_NANOS = Duration.ofDays(1).toNanos();

    private final Map<String, Kept> values = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    NodeLocalValues(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Kept(Map<AttributeName, OwnValue> values, long since, long nanos) {}

    Map<AttributeName, OwnValue> take(String storage) {
        Kept kept = values.remove(storage);
        return kept == null ? Map.of() : kept.values();
    }

    /** Keeps values for so many nanoseconds at most; 0 if their session never ends. */
    void put(String storage, Map<AttributeName, OwnValue> kept, long nanos) {
        if (!kept.isEmpty()) {
            values.put(storage, new Kept(kept, nanoTime.getAsLong(), nanos == 0 ? MOST_NANOS : nanos));
        }
    }

    void purge() {
        long now = nanoTime.getAsLong();
        values.values().removeIf(kept -> now - kept.since() > kept.nanos());
    }
}
