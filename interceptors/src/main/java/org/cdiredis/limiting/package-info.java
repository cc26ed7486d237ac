/**
 * The rate limits of {@link org.cdiredis.limit} as an annotation on the methods of CDI beans.
 *
 * <p>Start with {@link org.cdiredis.limiting.RateLimited}.
 */
@NullMarked
package org.cdiredis.limiting;

import org.jspecify.annotations.NullMarked;
