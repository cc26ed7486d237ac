/** How subjects are put under load: which keys, how many threads, as fast as they can or at a fixed rate. */
@NullMarked
package org.cdiredis.benchmarks.load;

import org.jspecify.annotations.NullMarked;
