package org.cdiredis.internal.commands;

/** When a value is stored. */
public enum SetCondition {

    /** In any case: what the key held is gone. */
    ALWAYS,

    /** If the key holds nothing: otherwise value and time to live stay. */
    IF_ABSENT,

    /** If the key holds something: otherwise nothing is stored. */
    IF_PRESENT
}
