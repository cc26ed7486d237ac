package org.cdiredis.session.internal.store;

/** What became of a commit. */
public sealed interface Committed {

    /**
     * All was written.
     *
     * @param version the version that it made
     */
    record Written(long version) implements Committed {}

    /** The session is gone, and nothing was written. */
    record Gone() implements Committed {

        /** The only one. */
        public static final Gone INSTANCE = new Gone();
    }

    /** Another node has changed one of the attributes, or has taken over the session, and nothing was written. */
    record Conflict() implements Committed {

        /** The only one. */
        public static final Conflict INSTANCE = new Conflict();
    }
}
