package org.cdiredis.internal.invalidation;

import java.util.List;

/** What Redis sends. */
sealed interface Reply {

    /** A text, be it simple or in bulk. */
    record Text(String text) implements Reply {}

    /** An integer. */
    record Whole(long value) implements Reply {}

    /** An error. */
    record Failure(String message) implements Reply {}

    /** An array or a push. */
    record Items(List<Reply> items) implements Reply {

        /** The text of an item; empty if it is something else, or not there. */
        String text(int index) {
            return index < items.size() && items.get(index) instanceof Text item ? item.text() : "";
        }

        /** The last item. */
        Reply last() {
            return items.isEmpty() ? new Nil() : items.get(items.size() - 1);
        }
    }

    /** Nothing. */
    record Nil() implements Reply {}
}
