package org.cdiredis.caching.internal.plan;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/** What an annotation changes in a cache when a method is called. Immutable and thread-safe. */
public interface Change {

    /** A change of one call. */
    @FunctionalInterface
    interface Step {

        /**
         * Makes it.
         *
         * @param result what the method has returned; null before it has, and after an exception
         * @return completes when it has been made
         */
        CompletionStage<?> make(@Nullable Object result);
    }

    /**
     * Whether it is made after the method has returned.
     *
     * @return false for before
     */
    boolean isAfter();

    /**
     * Whether it concerns all entries of a cache, and so is made after the changes of entries.
     *
     * @return false for one of entries
     */
    default boolean isOfAll() {
        return false;
    }

    /**
     * After which exceptions it is made.
     *
     * @return the exceptions
     */
    Outcomes outcomes();

    /**
     * What is to be done for a call. Called before the method, which may change its arguments.
     *
     * @param call the call
     * @return the change; null for none
     */
    @Nullable
    Step prepare(MethodCall call);
}
