/** Arguments as text that is the same for the same arguments, and only for these. */
@NullMarked
package org.cdiredis.interceptors.internal.key;

import org.jspecify.annotations.NullMarked;
