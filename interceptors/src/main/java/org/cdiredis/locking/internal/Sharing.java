package org.cdiredis.locking.internal;

/** What a call holds: a lock in one of its kinds, or a permit. */
enum Sharing {
    EXCLUSIVE,
    FAIR,
    READ,
    WRITE,
    PERMIT;

    /** Whether it is in the same name space: a semaphore has nothing to do with a lock of its name. */
    boolean isAkinTo(Sharing other) {
        return (this == PERMIT) == (other == PERMIT);
    }

    /** Whether who holds this needs nothing else to do what the other allows. */
    boolean covers(Sharing other) {
        return isAkinTo(other) && (this != READ || other == READ);
    }

    /** Whether several names can be held at once. */
    boolean canBeJoint() {
        return this == EXCLUSIVE;
    }
}
