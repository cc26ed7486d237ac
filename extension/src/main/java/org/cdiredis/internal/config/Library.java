package org.cdiredis.internal.config;

/**
 * A library that an application adds when it chooses what needs it.
 *
 * @param coordinates the Maven coordinates, without a version
 * @param className a class of it
 */
record Library(String coordinates, String className) {

    static final Library SESSION = new Library("org.cdiredis:cdi-redis-session", "org.cdiredis.session.Sessions");

    /** Whether a class loader finds it. */
    boolean isPresent(ClassLoader loader) {
        try {
            Class.forName(className, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
