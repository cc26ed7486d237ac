/** What a rate limiter does: one script at Redis, and waiting. */
@NullMarked
package org.cdiredis.internal.limit;

import org.jspecify.annotations.NullMarked;
