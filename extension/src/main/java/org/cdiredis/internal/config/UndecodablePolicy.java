package org.cdiredis.internal.config;

/** What reading an entry means that cannot be decoded. */
public enum UndecodablePolicy {
    /** There is no entry. */
    ABSENT,

    /** The call fails. */
    FAIL
}
