package org.cdiredis.session.internal.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The sessions that requests of this node work with, each with the number of its requests. Thread-safe. */
final class LiveSessions {

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    private record Entry(LiveSession session, int requests) {}

    /** The session for one request more; made now if there is none, or none that is valid. */
    LiveSession acquire(String storage, Supplier<LiveSession> made) {
        return entries.compute(
                        storage,
                        (key, existing) ->
                                existing == null || !existing.session().isValid()
                                        ? new Entry(made.get(), 1)
                                        : new Entry(existing.session(), existing.requests() + 1))
                .session();
    }

    Optional<LiveSession> get(String storage) {
        Entry entry = entries.get(storage);
        return entry == null ? Optional.empty() : Optional.of(entry.session());
    }

    /** Ends the work of one request; the last one has something done before the next can begin. */
    void release(LiveSession session, Runnable last) {
        entries.computeIfPresent(session.storageId(), (key, entry) -> {
            if (entry.session() != session) {
                return entry;
            }
            if (entry.requests() > 1) {
                return new Entry(session, entry.requests() - 1);
            }
            last.run();
            return null;
        });
    }

    Set<String> storageIds() {
        return Set.copyOf(entries.keySet());
    }

    Set<LiveSession> all() {
        return entries.values().stream().map(Entry::session).collect(Collectors.toUnmodifiableSet());
    }
}
