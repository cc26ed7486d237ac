/**
 * Locks and semaphores of {@link org.cdiredis.lock} as annotations on the methods of CDI beans.
 *
 * <p>Start with {@link org.cdiredis.locking.DistributedLock}.
 */
@NullMarked
package org.cdiredis.locking;

import org.jspecify.annotations.NullMarked;
