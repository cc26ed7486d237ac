/** HTTP sessions in Redis: what an application sees of them. */
@NullMarked
package org.cdiredis.session;

import org.jspecify.annotations.NullMarked;
