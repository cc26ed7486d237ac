package org.cdiredis.locking.internal;

/** What a call holds: a lock in one of its kinds, or a permit. */
enum Sharing {
    EXCLUSIVE,
    FAIR,
    READ,
    WRITE,
    PERMIT;

    /** Whether who holds this needs nothing else to do what the other allows, of the same key. */
    boolean covers(Sharing other) {
        return this != READ || other == READ;
    }

    /** Whether several names can be held at once. */
    boolean canBeJoint() {
        return this == EXCLUSIVE;
    }
}
