package org.cdiredis;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Operations of a cache that are sent together: one round trip for each node that has some of their keys. No transaction:
 * each has its own result, and other clients' commands may come in between.
 *
 * <p>For use by one thread at a time, and executed once.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface Batch<K, V extends @Nullable Object> {

    /**
     * The cache whose operations wait for this batch. Their stages complete when the batch is executed, and not before.
     * Operations that take several steps, each on what the one before has found ({@code getOrLoad}, {@code forEachKey},
     * {@code removeAll} of a pattern, {@code clear}), are refused with an {@link UnsupportedOperationException}; so is every
     * operation after the batch has been executed, with an {@link IllegalStateException}.
     *
     * @return the cache
     */
    AsyncCache<K, V> cache();

    /**
     * Sends all operations and waits until each has its result, be it an error.
     *
     * @throws IllegalStateException if the batch has been executed
     */
    void execute();

    /**
     * Sends all operations.
     *
     * @return completes, never exceptionally, once each has its result, be it an error
     * @throws IllegalStateException if the batch has been executed
     */
    CompletionStage<@Nullable Void> executeAsync();
}
