package org.cdiredis.caching.internal.deployment;

/** What the kind of a bean says of where and when its methods may run. */
public enum BeanKind {

    /** Anywhere, for as long as anybody calls them. */
    LASTING,

    /** An enterprise bean: on the thread of its caller only. */
    ENTERPRISE,

    /** In a scope that ends with a request or a transaction: not in the background, after that. */
    SHORT_LIVED
}
