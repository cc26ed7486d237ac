package org.cdiredis.session;

/** What a request that needs its session gets while Redis does not answer. Never is it as if there were no session. */
public enum OutagePolicy {

    /** The answer 503, at once or after the deadline of the calls. */
    FAIL,

    /**
     * What this node knows of the session, to be read only: changes of it, new sessions, and sessions that this node does not
     * know get 503. It may be a session that has been invalidated since.
     */
    READ_ONLY,

    /**
     * What this node knows of the session, or a new one, on this node only. When Redis is back, its changes are written as if
     * they had just been made, unless the session has been invalidated meanwhile: then they are dropped.
     */
    LOCAL
}
