package org.cdiredis.session;

/** What an attribute counts as whose bytes cannot be read, because its class has changed for example. */
public enum UnreadablePolicy {

    /** As absent, while its bytes stay: for the nodes that can read them, until one node sets the attribute anew. */
    ABSENT_KEEP_BYTES,

    /** As absent, and it is removed with the next change of the session. */
    DROP,

    /** The session is invalidated. */
    INVALIDATE,

    /** An error: the read throws. */
    FAIL
}
