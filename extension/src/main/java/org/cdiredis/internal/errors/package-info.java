/** What becomes of a failed operation: thrown, or ignored, logged and counted. */
@NullMarked
package org.cdiredis.internal.errors;

import org.jspecify.annotations.NullMarked;
