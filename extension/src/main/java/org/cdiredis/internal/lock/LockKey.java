package org.cdiredis.internal.lock;

/**
 * The keys of one lock: {@code cdi-redis:lock:{prefix:name}} and three beside it. What is in the braces decides about the slot
 * in a cluster, so they are all on one node. No key of a cache that the library makes begins so, unless its prefix does: behind
 * the prefix, an entry has a number between two colons.
 *
 * @param cache the cache whose lock it is, for messages
 * @param prefix the key prefix of the cache
 * @param name the name of the lock
 */
record LockKey(String cache, String prefix, String name) {

    /** Where releases are told, with the lock's key as the message. One for all locks: a client subscribes once. */
    static final String CHANNEL = "cdi-redis:lock:released";

    private static final String START = "cdi-redis:lock:";

    /** Holds the owner while the lock is held. */
    String lock() {
        return START + tag();
    }

    /** There while an owner that has given up must not acquire the lock any more. */
    static String withdrawn(String lock, String owner) {
        return START + "withdrawn:" + lock.substring(START.length()) + ':' + owner;
    }

    /** Holds the last fencing token, for some time. */
    static String token(String lock) {
        return START + "token:" + lock.substring(START.length());
    }

    /** There while somebody waits who wants to be told. */
    static String waiting(String lock) {
        return START + "waiting:" + lock.substring(START.length());
    }

    /** Different prefixes and names give different tags: the first colon is the one between them. */
    private String tag() {
        return '{' + escape(prefix).replace(":", "%3A") + ':' + escape(name) + '}';
    }

    private static String escape(String text) {
        return text.replace("%", "%25").replace("{", "%7B").replace("}", "%7D");
    }
}
