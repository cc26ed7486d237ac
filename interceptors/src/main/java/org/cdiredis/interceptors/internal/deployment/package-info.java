/** The methods and types of a deployment as they are read, what goes wrong with them, and the parts that an application brings. */
@NullMarked
package org.cdiredis.interceptors.internal.deployment;

import org.jspecify.annotations.NullMarked;
