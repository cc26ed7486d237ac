package org.cdiredis.limiting;

/** What becomes of a call that is one too many. */
public enum OnLimit {

    /** The call fails with a {@link org.cdiredis.limit.RateLimitedException}, which says when to try again. */
    THROW,

    /**
     * The call waits until it is its turn, in the order of the calls; it fails at once if that would take longer than
     * {@link RateLimited#waitTime}.
     */
    WAIT,

    /** The call returns without having done anything. For methods that return nothing. */
    SKIP
}
