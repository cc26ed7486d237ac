/** What the annotations of {@link org.cdiredis.locking} do: plans at deployment, and calls under a lock. */
@NullMarked
package org.cdiredis.locking.internal;

import org.jspecify.annotations.NullMarked;
