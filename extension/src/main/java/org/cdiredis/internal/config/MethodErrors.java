package org.cdiredis.internal.config;

/** What errors of Redis do to methods whose results are cached. */
public enum MethodErrors {

    /** The method runs as if there were no cache. */
    BYPASS,

    /** The call fails. */
    FAIL
}
