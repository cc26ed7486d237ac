package org.cdiredis.session.internal.store;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** What opening a session found. */
public sealed interface Opened {

    /** There is none: it never was, is expired or invalidated, or the secret is not right. */
    record Gone() implements Opened {

        /** The only one. */
        public static final Gone INSTANCE = new Gone();
    }

    /** Another node works with it, in the mode {@code exclusive}. */
    record Held() implements Opened {

        /** The only one. */
        public static final Held INSTANCE = new Held();
    }

    /** There is one. */
    sealed interface Found extends Opened {

        /**
         * The start of the request before.
         *
         * @return the time by the clock of the store
         */
        Instant previousAccess();

        /**
         * The version.
         *
         * @return the version
         */
        long version();
    }

    /**
     * It is as the caller knows it.
     *
     * @param previousAccess the start of the request before
     * @param version the version
     */
    record Unchanged(Instant previousAccess, long version) implements Found {}

    /**
     * It is newer than what the caller knows.
     *
     * @param previousAccess the start of the request before
     * @param version the version
     * @param facts what is known of it
     * @param newer the attributes that have changed since the version which the caller knows
     * @param names the names of all attributes
     */
    record Changed(
            Instant previousAccess,
            long version,
            SessionFacts facts,
            Map<AttributeName, StoredAttribute> newer,
            Set<AttributeName> names)
            implements Found {}
}
