/** What a node keeps of the entries of a cache, and when it may serve it. */
@NullMarked
package org.cdiredis.internal.near;

import org.jspecify.annotations.NullMarked;
