/**
 * Limits of rates that all processes of a system share, kept in Redis.
 *
 * @see org.cdiredis.limit.RateLimiters
 */
@NullMarked
package org.cdiredis.limit;

import org.jspecify.annotations.NullMarked;
