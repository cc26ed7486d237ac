/** How methods are cached. */
@NullMarked
package org.cdiredis.caching.internal;

import org.jspecify.annotations.NullMarked;
