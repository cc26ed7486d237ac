/** cdi-redis and its peers, measured side by side: the rows, the way they are run, and what is told of them. */
@NullMarked
package org.cdiredis.benchmarks;

import org.jspecify.annotations.NullMarked;
