package org.cdiredis.session.filter;

import org.jspecify.annotations.Nullable;

/**
 * The id that a client sent, whether there is such a session or not.
 *
 * @param text the id; null if it sent none
 * @param source where it was
 */
record RequestedId(@Nullable String text, IdSource source) {

    static final RequestedId NONE = new RequestedId(null, IdSource.NONE);
}
