package org.cdiredis.benchmarks.subjects;

/** What can be asked of a subject. */
public enum Operation {
    /** Reads an entry that is there. */
    GET_HIT,
    /** Reads an entry that is not there. */
    GET_MISS,
    /** Stores an entry with a time to live, and waits until it is stored. */
    PUT,
    /** Nine reads, one put. */
    MIXED,
    /** Adds one to a counter that is there. */
    INCREMENT,
    /** Reads fifty entries that are there. */
    GET_MANY,
    /** Removes all entries whose keys match a pattern. */
    REMOVE_PATTERN,
    /** Removes all entries. */
    CLEAR
}
