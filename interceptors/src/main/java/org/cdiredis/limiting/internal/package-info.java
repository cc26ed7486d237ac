/** What the annotation of {@link org.cdiredis.limiting} does: plans at deployment, and calls within their rate. */
@NullMarked
package org.cdiredis.limiting.internal;

import org.jspecify.annotations.NullMarked;
