package org.cdiredis.session.internal.model;

import java.util.Set;

/** The names of attributes that mean something on one node only, serializable or not. */
final class NodeOnly {

    /** The lock by which Weld creates one bean of a session at a time. */
    private static final Set<String> NAMES = Set.of("org.jboss.weld.context.beanstore.http.LockStore");

    private NodeOnly() {}

    static boolean contains(String name) {
        return NAMES.contains(name);
    }
}
