/** Calls of methods that are known at deployment, without reflection. */
@NullMarked
package org.cdiredis.interceptors.internal.handle;

import org.jspecify.annotations.NullMarked;
