/** Sessions as an application's beans see them: the only user of CDI besides the way to the caches. */
@NullMarked
package org.cdiredis.session.internal.cdi;

import org.jspecify.annotations.NullMarked;
