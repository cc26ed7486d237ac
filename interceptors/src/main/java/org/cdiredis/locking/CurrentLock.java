package org.cdiredis.locking;

import org.cdiredis.lock.LockHandle;

/**
 * What the running {@link DistributedLock} or {@link DistributedSemaphore} method holds. Injectable without a qualifier, as is
 * {@link LockHandle} itself, which stands for the same: this is for methods whose work goes on in other threads.
 *
 * <pre>{@code
 * @Inject
 * CurrentLock lock;
 *
 * @DistributedLock(name = "stock")
 * public CompletionStage<Void> order(@LockKey String isbn) {
 *     LockHandle handle = lock.handle();
 *     return warehouse.reserve(isbn).thenCompose(copy -> store.write(copy, handle.fencingToken()));
 * }
 * }</pre>
 *
 * <p>Safe for use by any number of threads.
 */
public interface CurrentLock {

    /**
     * The handle of the method that runs in this thread; of the innermost, if such a method has called another. It can be passed to
     * other threads. It cannot be closed: that is done when the method has ended.
     *
     * @return the handle
     * @throws IllegalStateException if no such method runs in this thread
     */
    LockHandle handle();

    /**
     * Whether such a method runs in this thread, be its lock held or lost.
     *
     * @return true if one does
     */
    boolean isPresent();
}
