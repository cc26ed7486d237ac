/** How an application changes the clients behind its caches. */
@NullMarked
package org.cdiredis.client;

import org.jspecify.annotations.NullMarked;
