package org.cdiredis.locking.internal;

/** What a method does about transactions, as far as {@code @Transactional} says it. */
enum TransactionUse {

    /** It takes part in the transaction of its caller, if there is one. */
    CALLERS,

    /** So it does, and if there is none, it has one of its own. */
    CALLERS_OR_OWN,

    /** It has one of its own, and no part in that of its caller. */
    OWN,

    /** It has no part in any. */
    NONE;

    /** Whether what it does is no part of its caller's. */
    boolean isApart() {
        return this == OWN || this == NONE;
    }

    /** Whether one may begin and end between the lock and the method. */
    boolean mayBeOwn() {
        return this == OWN || this == CALLERS_OR_OWN;
    }
}
