/**
 * Caches in Redis as CDI beans: what an application imports.
 *
 * <p>Start with {@link org.cdiredis.RedisCache}, which names a cache at an injection point, and
 * {@link org.cdiredis.Cache}, which is what is injected.
 */
@NullMarked
package org.cdiredis;

import org.jspecify.annotations.NullMarked;
