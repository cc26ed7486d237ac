/** The Redisson clients of the application: one for each distinct connection, made on first use. */
@NullMarked
package org.cdiredis.internal.client;

import org.jspecify.annotations.NullMarked;
