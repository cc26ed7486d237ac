package org.cdiredis;

import java.util.Objects;

/**
 * An error of a cache operation, for a {@link CacheErrorHandler} to decide about.
 *
 * @param cache the alias of the cache
 * @param operation the name of the method of {@link Cache}, {@code getAll} for example
 * @param exception what the operation will throw unless it is ignored
 */
public record CacheError(String cache, String operation, RedisCacheException exception) {

    /** Checks that nothing is null. */
    public CacheError {
        Objects.requireNonNull(cache, "cache");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(exception, "exception");
    }

    /**
     * What kind of error it is.
     *
     * @return the kind
     */
    public ErrorKind kind() {
        return exception.kind();
    }
}
