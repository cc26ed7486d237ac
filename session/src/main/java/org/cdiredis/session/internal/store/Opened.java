package org.cdiredis.session.internal.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What opening a session found. */
public sealed interface Opened {

    /** The tenancy of who has not asked for one. */
    long NO_TENANCY = -1;

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

        /**
         * In the mode {@code exclusive}, since which hold this node has the session without a break. If the number grows, other nodes may have had
         * the session in between.
         *
         * @return the number; {@link SessionStore#OF_CREATION} or more, or {@link #NO_TENANCY}
         */
        long tenancy();
    }

    /**
     * It is as the caller knows it.
     *
     * @param previousAccess the start of the request before
     * @param version the version that the caller knows
     * @param tenancy since when this node has it
     */
    record Unchanged(Instant previousAccess, long version, long tenancy) implements Found {}

    /**
     * It is another than what the caller knows: newer, or, after a fail-over that has lost writes, one that does not come of it.
     *
     * @param previousAccess the start of the request before
     * @param version the version
     * @param facts what is known of it
     * @param newer the attributes whose versions are greater than that which the caller knows
     * @param others the versions of the others: who has another one does not have what is stored
     * @param tenancy since when this node has it
     */
    record Changed(
            Instant previousAccess,
            long version,
            SessionFacts facts,
            Map<AttributeName, StoredAttribute> newer,
            Map<AttributeName, Long> others,
            long tenancy)
            implements Found {

        /**
         * One of which this node has no hold.
         *
         * @param previousAccess the start of the request before
         * @param version the version
         * @param facts what is known of it
         * @param newer the attributes whose versions are greater than that which the caller knows
         * @param others the versions of the others
         */
        public Changed(
                Instant previousAccess,
                long version,
                SessionFacts facts,
                Map<AttributeName, StoredAttribute> newer,
                Map<AttributeName, Long> others) {
            this(previousAccess, version, facts, newer, others, NO_TENANCY);
        }

        /**
         * The names of all attributes.
         *
         * @return the names, a copy
         */
        public Set<AttributeName> names() {
            Set<AttributeName> names = new HashSet<>(newer.keySet());
            names.addAll(others.keySet());
            return names;
        }
    }
}
