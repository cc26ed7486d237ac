/** Implementation: nothing in here or below is for applications. */
@NullMarked
package org.cdiredis.internal;

import org.jspecify.annotations.NullMarked;
