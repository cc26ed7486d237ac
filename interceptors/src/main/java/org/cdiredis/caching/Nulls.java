package org.cdiredis.caching;

/** What becomes of a null that a method returns, or that is to be put. */
public enum Nulls {

    /** As the option {@code null-policy} says: it is stored, skipped or refused. */
    BY_CONFIGURATION,

    /** It is stored: the next call gets null from the cache. */
    STORE,

    /** It is not stored, and an entry that is there stays. */
    SKIP,

    /** It is not stored, and an entry that is there is removed. */
    EVICT
}
