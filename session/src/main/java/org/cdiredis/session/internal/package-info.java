/** What the sessions say: messages and log. */
@NullMarked
package org.cdiredis.session.internal;

import org.jspecify.annotations.NullMarked;
