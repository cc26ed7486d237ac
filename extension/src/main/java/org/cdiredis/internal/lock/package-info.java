/** What a lock does: scripts at Redis, leases that are renewed, waiters that are woken. */
@NullMarked
package org.cdiredis.internal.lock;

import org.jspecify.annotations.NullMarked;
