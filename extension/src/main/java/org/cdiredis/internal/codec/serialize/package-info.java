/** The serializers that come with the library; each optional library is known to one class. */
@NullMarked
package org.cdiredis.internal.codec.serialize;

import org.jspecify.annotations.NullMarked;
