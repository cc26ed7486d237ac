/** How keys are written to Redis and read back: what an application may replace. */
@NullMarked
package org.cdiredis.codec;

import org.jspecify.annotations.NullMarked;
