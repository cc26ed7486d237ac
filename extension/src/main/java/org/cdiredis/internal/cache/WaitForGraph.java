package org.cdiredis.internal.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Which threads wait for the loads of which others, over all caches of an application: a circle of them would wait for ever. A thread waits for
 * one load at a time, and for as long as that is under way. Thread-safe.
 */
final class WaitForGraph {

    /** A load that threads may wait for. */
    interface Awaited {

        /** The thread that runs it, and so waits for whatever it waits for; null if it needs none. */
        @Nullable
        Thread thread();

        boolean isDone();
    }

    private final Map<Thread, Awaited> waits = new ConcurrentHashMap<>();

    /** Notes what a thread waits for; false, and nothing is noted, if that waits for the thread, by whatever way. */
    boolean add(Thread waiting, Awaited load) {
        // Before looking: of two that close a circle at the same time, one sees the other at least.
        waits.put(waiting, load);
        if (isCircle(waiting, load)) {
            remove(waiting);
            return false;
        }
        return true;
    }

    void remove(Thread waiting) {
        waits.remove(waiting);
    }

    private boolean isCircle(Thread waiting, Awaited load) {
        List<Awaited> way = new ArrayList<>();
        Awaited next = load;
        while (next != null && !way.contains(next)) {
            way.add(0, next);
            Thread thread = next.thread();
            if (thread == waiting) {
                // From the end, whose thread is here and stays where it is: what is not done then, stays so.
                return way.stream().noneMatch(Awaited::isDone);
            }
            next = thread == null ? null : waits.get(thread);
        }
        return false;
    }
}
