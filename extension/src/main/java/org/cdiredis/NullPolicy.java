package org.cdiredis;

/** What becomes of a null that is put or that a loader returns. */
public enum NullPolicy {

    /** It is stored like any other value, and told from an absent entry. */
    STORE,

    /** It is not stored. A put of it removes the entry and returns false; a loader's is returned, and loaded again next time. */
    SKIP,

    /** It is a mistake: a put or load of it throws a {@link NullPointerException}, and nothing is sent. */
    REFUSE
}
