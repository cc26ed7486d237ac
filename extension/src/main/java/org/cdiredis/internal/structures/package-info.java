/** Redis's data structures among the entries of a cache, over Redisson. */
@NullMarked
package org.cdiredis.internal.structures;

import org.jspecify.annotations.NullMarked;
