/** Annotations to plans, and what is wrong with them. Knows no CDI but for the parts that an application brings. */
@NullMarked
package org.cdiredis.caching.internal.deployment;

import org.jspecify.annotations.NullMarked;
