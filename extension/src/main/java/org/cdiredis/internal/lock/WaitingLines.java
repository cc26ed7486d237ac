package org.cdiredis.internal.lock;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who waits for which lock in this process, in the order of arrival. Only the first of a line asks Redis. Thread-safe. */
final class WaitingLines {

    private final Map<String, Deque<Acquisition>> lines = new HashMap<>();

    /** Joins the line for a lock, and says whether it is the first. */
    synchronized boolean join(String lock, Acquisition acquisition) {
        Deque<Acquisition> line = lines.computeIfAbsent(lock, none -> new ArrayDeque<>());
        line.add(acquisition);
        return line.size() == 1;
    }

    /** Leaves the line, and says whose turn it is now, if that has changed. */
    synchronized Optional<Acquisition> leave(String lock, Acquisition acquisition) {
        Deque<Acquisition> line = lines.get(lock);
        if (line == null) {
            return Optional.empty();
        }
        boolean wasFirst = line.peek() == acquisition;
        line.remove(acquisition);
        if (line.isEmpty()) {
            lines.remove(lock);
        }
        return wasFirst ? Optional.ofNullable(line.peek()) : Optional.empty();
    }

    /** Whose turn it is. */
    synchronized Optional<Acquisition> first(String lock) {
        return Optional.ofNullable(lines.get(lock)).map(Deque::peek);
    }

    /** Ends the line for a lock, and says who stood in it. */
    synchronized List<Acquisition> dissolve(String lock) {
        Deque<Acquisition> line = lines.remove(lock);
        return line == null ? List.of() : List.copyOf(line);
    }

    /** The locks that somebody waits for. */
    synchronized Collection<String> locks() {
        return List.copyOf(lines.keySet());
    }
}
