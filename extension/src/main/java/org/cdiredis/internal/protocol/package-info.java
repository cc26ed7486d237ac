/** What Redis sends, and connections that Redisson has made and no longer reads from. */
@NullMarked
package org.cdiredis.internal.protocol;

import org.jspecify.annotations.NullMarked;
