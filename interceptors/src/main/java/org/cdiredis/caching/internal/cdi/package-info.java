/** The portable extension, and the interceptor. */
@NullMarked
package org.cdiredis.caching.internal.cdi;

import org.jspecify.annotations.NullMarked;
