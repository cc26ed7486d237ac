/** Plans for methods, made at deployment and found by calls. */
@NullMarked
package org.cdiredis.interceptors.internal.plan;

import org.jspecify.annotations.NullMarked;
