/** The compressors that come with the library; each optional library is known to one class. */
@NullMarked
package org.cdiredis.internal.codec.compress;

import org.jspecify.annotations.NullMarked;
