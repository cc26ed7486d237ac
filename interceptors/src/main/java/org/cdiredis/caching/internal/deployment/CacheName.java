package org.cdiredis.caching.internal.deployment;

/**
 * Which entries an annotation means.
 *
 * @param alias the alias
 * @param name the name within it; empty for all of the alias
 */
record CacheName(String alias, String name) {

    private static final char SEPARATOR = '/';

    /** What the keys begin with. */
    String beginning() {
        return name.isEmpty() ? "" : name + SEPARATOR;
    }

    /** The name for messages. */
    String shown() {
        return name.isEmpty() ? alias : name;
    }
}
