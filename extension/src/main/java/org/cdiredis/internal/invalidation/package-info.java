/** How a node hears of changes in Redis: connections of its own to each server, over Redisson's clients. */
@NullMarked
package org.cdiredis.internal.invalidation;

import org.jspecify.annotations.NullMarked;
