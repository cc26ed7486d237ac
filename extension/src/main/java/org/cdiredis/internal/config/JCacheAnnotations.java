package org.cdiredis.internal.config;

/** Whether the standard caching annotations are intercepted; what the interceptors do with it is theirs. */
public enum JCacheAnnotations {

    /** If nothing else in the deployment intercepts them. */
    AUTO,

    /** In any case, and by nothing else. */
    ON,

    /** Not at all. */
    OFF
}
