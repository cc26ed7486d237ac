package org.cdiredis.internal.config;

/** What stands around the bytes of a serializer. */
public enum ValueFormat {
    /** A header, by which a value stays readable when the options change. */
    TAGGED,

    /** Nothing, so that other languages can read it. */
    PLAIN
}
