/** The only place that knows the optional artifact {@code cdi-redis-embedded}. */
@NullMarked
package org.cdiredis.internal.embedded;

import org.jspecify.annotations.NullMarked;
