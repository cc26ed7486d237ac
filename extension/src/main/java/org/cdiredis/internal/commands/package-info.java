/** The one seam to Redis: byte-level, asynchronous commands, over Redisson and in memory. */
@NullMarked
package org.cdiredis.internal.commands;

import org.jspecify.annotations.NullMarked;
