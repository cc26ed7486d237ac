/** From configuration properties to validated records. */
@NullMarked
package org.cdiredis.internal.config;

import org.jspecify.annotations.NullMarked;
