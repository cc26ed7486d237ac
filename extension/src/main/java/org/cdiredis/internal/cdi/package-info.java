/** The portable extension and the beans that it registers. */
@NullMarked
package org.cdiredis.internal.cdi;

import org.jspecify.annotations.NullMarked;
