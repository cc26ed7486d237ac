/**
 * Locks that all processes of a system share, kept in Redis.
 *
 * <p>Start with {@link org.cdiredis.lock.RedisLock}, which {@link org.cdiredis.Cache#lock(String)} gives.
 */
@NullMarked
package org.cdiredis.lock;

import org.jspecify.annotations.NullMarked;
