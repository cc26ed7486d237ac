/** Where sessions are kept: in Redis, and in memory. */
@NullMarked
package org.cdiredis.session.internal.store;

import org.jspecify.annotations.NullMarked;
