/** What has been measured, what follows from it, and the forms in which it is told. */
@NullMarked
package org.cdiredis.benchmarks.results;

import org.jspecify.annotations.NullMarked;
