/** What goes wrong at deployment, and the parts that an application brings. */
@NullMarked
package org.cdiredis.interceptors.internal.deployment;

import org.jspecify.annotations.NullMarked;
