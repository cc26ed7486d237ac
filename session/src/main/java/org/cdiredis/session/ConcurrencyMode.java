package org.cdiredis.session;

/** What becomes of changes that requests of one session make at the same time. */
public enum ConcurrencyMode {

    /** Each changed attribute is written on its own: changes of different attributes never clash, of the same one the last stays. */
    MERGE,

    /**
     * As {@link #MERGE}, but a request that changes an attribute which another node has changed since it was read writes
     * nothing and fails with a {@link SessionConflictException}.
     */
    OPTIMISTIC,

    /**
     * Requests of one session run on one node at a time; those on others wait, and fail when they have waited too long. A node
     * that dies keeps the others waiting until its lease is over; what it writes after that is refused, with a
     * {@link SessionConflictException}.
     */
    EXCLUSIVE
}
