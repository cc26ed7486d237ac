/** What becomes of sessions while Redis does not answer. */
@NullMarked
package org.cdiredis.session.internal.outage;

import org.jspecify.annotations.NullMarked;
