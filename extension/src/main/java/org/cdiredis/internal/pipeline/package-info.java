/** One connection for the calls of many threads: what they send leaves together, and each has its own reply. */
@NullMarked
package org.cdiredis.internal.pipeline;

import org.jspecify.annotations.NullMarked;
