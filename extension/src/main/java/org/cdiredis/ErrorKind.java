package org.cdiredis;

/**
 * What kind of error a cache operation failed with: {@link RedisCacheException#kind()}. The option {@code ignored-errors} lists
 * kinds, in lower case with hyphens, {@code out-of-memory} for example.
 */
public enum ErrorKind {

    /**
     * Redis could not be reached, the connection broke, or what answers is not Redis or speaks no TLS. Ignored by default
     * where {@code ignore-exceptions} is on.
     */
    CONNECTION(true),

    /**
     * No answer, or no free connection, in time. Whether the command was carried out is not known. Ignored by default where
     * {@code ignore-exceptions} is on.
     */
    TIMEOUT(true),

    /**
     * Redis answered with an error that is none of the others: it is loading its data, busy with a script, a cluster that is
     * down. Ignored by default where {@code ignore-exceptions} is on.
     */
    SERVER(true),

    /** Redis refuses the user name or password, or wants one ({@code WRONGPASS}, {@code NOAUTH}). Ignored only if listed. */
    AUTHENTICATION(true),

    /** The user may not do that ({@code NOPERM}). Ignored only if listed. */
    PERMISSION(true),

    /**
     * Redis takes no writes: it is a replica, cannot save to its disk, or has too few replicas ({@code READONLY},
     * {@code MISCONF}, {@code NOREPLICAS}); or it has done a write, but fewer replicas have acknowledged it than the option
     * {@code wait-for-replicas} wants. Ignored only if listed.
     */
    READ_ONLY(true),

    /** Redis has no memory left for a write, and may not evict for it ({@code OOM}). Ignored only if listed. */
    OUT_OF_MEMORY(true),

    /** The key holds a Redis type that the operation does not work on ({@code WRONGTYPE}). Never ignored. */
    WRONG_TYPE(false),

    /** A value has no byte form. Never ignored. */
    ENCODING(false),

    /** The application has stopped, and its clients with it. Never ignored. */
    CLOSED(false),

    /** Any other: a mistake of the call, or of the library. Never ignored. */
    OTHER(false);

    private final boolean isIgnorable;

    ErrorKind(boolean isIgnorable) {
        this.isIgnorable = isIgnorable;
    }

    /**
     * Whether an error of this kind can be ignored at all.
     *
     * @return true if it can, by default or if listed; false if it is always thrown
     */
    public boolean isIgnorable() {
        return isIgnorable;
    }
}
