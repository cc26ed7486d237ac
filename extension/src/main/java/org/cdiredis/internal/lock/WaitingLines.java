package org.cdiredis.internal.lock;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who waits for which lock in this process, in the order of arrival. Only the first of a line asks Redis. Thread-safe. */
final class WaitingLines {

    private final Map<String, Line> lines = new HashMap<>();

    /** Those who wait, those of them whose time is over without an answer to anybody, and when there was the last. */
    private static final class Line {
        final Deque<Acquisition> waiters = new ArrayDeque<>();
        final List<Acquisition> undecided = new ArrayList<>();
        boolean isAnswered;
        long answeredAt;
    }

    /** Joins the line for a lock, and says whether it is the first. */
    synchronized boolean join(String lock, Acquisition acquisition) {
        Line line = lines.computeIfAbsent(lock, none -> new Line());
        line.waiters.add(acquisition);
        return line.waiters.size() == 1;
    }

    /** Leaves the line, and says whose turn it is now, if that has changed. */
    synchronized Optional<Acquisition> leave(String lock, Acquisition acquisition) {
        Line line = lines.get(lock);
        if (line == null) {
            return Optional.empty();
        }
        boolean wasFirst = line.waiters.peek() == acquisition;
        line.waiters.remove(acquisition);
        line.undecided.remove(acquisition);
        if (line.waiters.isEmpty()) {
            lines.remove(lock);
        }
        return wasFirst ? Optional.ofNullable(line.waiters.peek()) : Optional.empty();
    }

    /**
     * Whether Redis has answered nobody in a line since a {@link System#nanoTime}. If so, somebody in it is among those whom the next
     * answer is given to.
     */
    synchronized boolean isUnanswered(String lock, Acquisition acquisition, long since) {
        Line line = lines.get(lock);
        if (line == null) {
            return true;
        }
        if (line.isAnswered && line.answeredAt - since >= 0) {
            return false;
        }
        line.undecided.add(acquisition);
        return true;
    }

    /** Notes that Redis has answered somebody, and says who else has waited for that. */
    synchronized List<Acquisition> answered(String lock, Acquisition acquisition) {
        Line line = lines.get(lock);
        if (line == null) {
            return List.of();
        }
        line.isAnswered = true;
        line.answeredAt = System.nanoTime();
        if (line.undecided.isEmpty()) {
            return List.of();
        }
        List<Acquisition> others =
                line.undecided.stream().filter(other -> other != acquisition).toList();
        line.undecided.clear();
        return others;
    }

    /** Whose turn it is. */
    synchronized Optional<Acquisition> first(String lock) {
        return Optional.ofNullable(lines.get(lock)).map(line -> line.waiters.peek());
    }

    /** Ends the line for a lock, and says who stood in it. */
    synchronized List<Acquisition> dissolve(String lock) {
        Line line = lines.remove(lock);
        return line == null ? List.of() : List.copyOf(line.waiters);
    }

    /** The locks that somebody waits for. */
    synchronized Collection<String> locks() {
        return List.copyOf(lines.keySet());
    }
}
