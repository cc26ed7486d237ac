package org.cdiredis.caching.internal.plan;

/** A change that is made when its rules say so. */
interface RuledChange extends Change {

    /** When it is made. */
    ChangeRules rules();

    @Override
    default boolean isAfter() {
        return rules().isAfter();
    }

    @Override
    default Outcomes outcomes() {
        return rules().outcomes();
    }
}
