/** Caching of the results of methods, by annotations. */
@NullMarked
package org.cdiredis.caching;

import org.jspecify.annotations.NullMarked;
