package org.cdiredis.session.internal.model;

import java.util.concurrent.atomic.LongAdder;

import org.cdiredis.session.SessionStatistics;

/** What happens to the sessions of an application on this node. Thread-safe. */
final class RealmStatistics {

    final LongAdder created = new LongAdder();
    final LongAdder opened = new LongAdder();
    final LongAdder notFound = new LongAdder();
    final LongAdder committed = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder conflicts = new LongAdder();
    final LongAdder invalidated = new LongAdder();
    final LongAdder expired = new LongAdder();
    final LongAdder unreadable = new LongAdder();
    final LongAdder failures = new LongAdder();

    SessionStatistics snapshot(int live) {
        return new SessionStatistics(
                live,
                created.sum(),
                opened.sum(),
                notFound.sum(),
                committed.sum(),
                refused.sum(),
                conflicts.sum(),
                invalidated.sum(),
                expired.sum(),
                unreadable.sum(),
                failures.sum());
    }
}
