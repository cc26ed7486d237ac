package org.cdiredis.session.internal.store;

/** What became of a commit. */
public sealed interface Committed {

    /**
     * All was written.
     *
     * @param version the version that it made, greater than all before, and not less than the milliseconds of the store's clock
     * @param before the version that it has replaced; 0 for none
     */
    record Written(long version, long before) implements Committed {

        /** The version of attributes that come with a new session, and of a session that no store has yet. No store gives it to one. */
        public static final long FIRST = 1;

        /**
         * The version that the attributes have which were written.
         *
         * @return the version
         */
        public long ofAttributes() {
            return before == SessionStore.UNKNOWN ? FIRST : version;
        }
    }

    /** The session is gone, and nothing was written. */
    record Gone() implements Committed {

        /** The only one. */
        public static final Gone INSTANCE = new Gone();
    }

    /** The id of a new session is that of another one, with another secret, and nothing was written. */
    record Taken() implements Committed {

        /** The only one. */
        public static final Taken INSTANCE = new Taken();
    }

    /** Another node has changed one of the attributes, or has taken over the session, and nothing was written. */
    record Conflict() implements Committed {

        /** The only one. */
        public static final Conflict INSTANCE = new Conflict();
    }
}
