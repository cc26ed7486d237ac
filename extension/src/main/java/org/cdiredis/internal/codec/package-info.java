/** How keys and values are written and read: the codecs that come with the library. */
@NullMarked
package org.cdiredis.internal.codec;

import org.jspecify.annotations.NullMarked;
