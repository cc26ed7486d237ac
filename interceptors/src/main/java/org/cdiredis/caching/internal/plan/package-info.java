/** What a call of a cached method does, decided at deployment. Knows no CDI. */
@NullMarked
package org.cdiredis.caching.internal.plan;

import org.jspecify.annotations.NullMarked;
