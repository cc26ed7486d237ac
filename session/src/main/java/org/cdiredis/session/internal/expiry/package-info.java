/** Finds the sessions whose time is over. */
@NullMarked
package org.cdiredis.session.internal.expiry;

import org.jspecify.annotations.NullMarked;
