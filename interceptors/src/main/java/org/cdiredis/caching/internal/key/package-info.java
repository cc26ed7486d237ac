/** The keys of calls. */
@NullMarked
package org.cdiredis.caching.internal.key;

import org.jspecify.annotations.NullMarked;
