/** Jakarta Expression Language over the arguments of a call: parsed at deployment, evaluated at the call. */
@NullMarked
package org.cdiredis.interceptors.internal.expression;

import org.jspecify.annotations.NullMarked;
