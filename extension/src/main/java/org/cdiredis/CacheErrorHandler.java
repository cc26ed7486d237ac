package org.cdiredis;

/**
 * Decides per error whether a cache throws it or goes on with the fallback of the operation. An application names its
 * implementation, a CDI bean or a class, in the option {@code error-handler}; it is asked whatever
 * {@code ignore-exceptions} says, but never about errors that cannot be ignored ({@link ErrorKind#isIgnorable()}).
 *
 * <p>Must be thread-safe and quick: it is called on a thread of the Redis client, where no request is active and nothing may
 * block. If it throws, the error is thrown, with what the handler threw as a suppressed exception.
 */
@FunctionalInterface
public interface CacheErrorHandler {

    /**
     * Decides about an error.
     *
     * @param error the error
     * @return what to do
     */
    Decision decide(CacheError error);

    /** What to do about an error. */
    enum Decision {

        /** The operation returns its fallback, and the error is logged as an ignored one. */
        IGNORE,

        /** The operation fails. */
        THROW,

        /** As the options {@code ignore-exceptions} and {@code ignored-errors} say. */
        AS_CONFIGURED
    }
}
