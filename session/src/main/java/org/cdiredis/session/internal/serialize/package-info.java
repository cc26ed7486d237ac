/** Attributes to bytes, and back. */
@NullMarked
package org.cdiredis.session.internal.serialize;

import org.jspecify.annotations.NullMarked;
