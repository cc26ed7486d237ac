package org.cdiredis.session.internal.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Objects;

/** What changes in place. */
final class Cart implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // it is
    final ArrayList<String> books = new ArrayList<>();

    /** The attribute of that name, which must be there. */
    static Cart of(LiveSession session) {
        return (Cart) Objects.requireNonNull(session.get("cart"));
    }
}
