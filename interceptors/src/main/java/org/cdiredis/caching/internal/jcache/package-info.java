/**
 * The standard caching annotations, {@code javax.cache.annotation}, over caches of this library; the only user of
 * {@code javax.cache}, and loaded only if that is there.
 */
@NullMarked
package org.cdiredis.caching.internal.jcache;

import org.jspecify.annotations.NullMarked;
