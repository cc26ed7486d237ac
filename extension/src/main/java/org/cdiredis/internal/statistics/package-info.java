/** What a cache counts. */
@NullMarked
package org.cdiredis.internal.statistics;

import org.jspecify.annotations.NullMarked;
