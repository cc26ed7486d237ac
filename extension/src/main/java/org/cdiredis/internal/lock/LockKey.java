package org.cdiredis.internal.lock;

/**
 * The keys of one lock: {@code cdi-redis:lock:{prefix:name}} and six beside it; of a semaphore the same, with its own word in the
 * place of {@code lock}. What is in the braces decides about the slot in a cluster, so they are all on one node. No key of a cache that the library makes begins so, unless its prefix does: behind
 * the prefix, an entry has a number between two colons.
 *
 * @param cache the cache whose lock it is, for messages
 * @param kind what it is
 * @param prefix the key prefix of the cache
 * @param name the name of the lock
 */
record LockKey(String cache, Kind kind, String prefix, String name) {

    /** Where releases are told, with the lock's key as the message. One for all locks: a client subscribes once. */
    static final String CHANNEL = "cdi-redis:lock:released";

    /** Name spaces: a lock and a semaphore of the same name have nothing to do with each other. */
    enum Kind {
        LOCK("lock"),
        SEMAPHORE("semaphore");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** What it is called in keys and in messages. */
        String word() {
            return word;
        }
    }

    /** A lock. */
    LockKey(String cache, String prefix, String name) {
        this(cache, Kind.LOCK, prefix, name);
    }

    /** Holds the owner while somebody holds the lock alone. */
    String lock() {
        return "cdi-redis:" + kind.word() + ':' + tag();
    }

    /** There while an owner that has given up must not acquire the lock any more. */
    static String withdrawn(String lock, String owner) {
        return beside(lock, "withdrawn") + ':' + owner;
    }

    /** Holds the last fencing token, for some time. */
    static String token(String lock) {
        return beside(lock, "token");
    }

    /** There while somebody waits out of order who wants to be told. */
    static String waiting(String lock) {
        return beside(lock, "waiting");
    }

    /** Holds the owners that share the lock, and when their leases end. */
    static String sharers(String lock) {
        return beside(lock, "sharers");
    }

    /** Holds the owners that wait in order, and when they came. */
    static String queue(String lock) {
        return beside(lock, "queue");
    }

    /** Holds the owners that wait in order, and when they are forgotten. */
    static String alive(String lock) {
        return beside(lock, "alive");
    }

    private static String beside(String lock, String word) {
        int tag = lock.indexOf('{');
        return lock.substring(0, tag) + word + ':' + lock.substring(tag);
    }

    /** Different prefixes and names give different tags: the first colon is the one between them. */
    private String tag() {
        return '{' + escape(prefix).replace(":", "%3A") + ':' + escape(name) + '}';
    }

    private static String escape(String text) {
        return text.replace("%", "%25").replace("{", "%7B").replace("}", "%7D");
    }
}
