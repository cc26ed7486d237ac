package org.cdiredis.internal.commands;

/** What becomes of a lease that there is when another one is to be taken. */
public enum LeaseTaking {

    /** It stays as it is: its holder alone is to load. */
    EXCLUSIVE,

    /** It lives at least as long as the other one would have: its holders load side by side, and the first one stores. */
    SHARED
}
