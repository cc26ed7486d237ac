/** What a cache does, over commands and codecs, without CDI. */
@NullMarked
package org.cdiredis.internal.cache;

import org.jspecify.annotations.NullMarked;
