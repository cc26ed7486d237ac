package org.cdiredis.interceptors.internal.key;

import org.jspecify.annotations.Nullable;

/** Writes the objects of one class. Thread-safe. */
@FunctionalInterface
interface TextForm {

    /** How deep lists, records and the like may be in one another: as far as nobody goes who has no cycle. */
    int DEEPEST = 64;

    /**
     * Writes an object.
     *
     * @param value the object
     * @param out takes the text
     * @param depth how deep it is in others
     */
    void write(Object value, StringBuilder out, int depth);

    /** Writes any object. */
    static void writeAny(@Nullable Object value, StringBuilder out, int depth) {
        if (value == null) {
            out.append("null");
        } else if (depth > DEEPEST) {
            throw new IllegalArgumentException("key: it is more than " + DEEPEST + " levels deep, or contains itself");
        } else {
            TextForms.of(value.getClass()).write(value, out, depth);
        }
    }

    /** Writes objects with commas between. */
    static void writeAll(Iterable<?> values, StringBuilder out, int depth) {
        boolean isFirst = true;
        for (Object value : values) {
            if (!isFirst) {
                out.append(',');
            }
            isFirst = false;
            writeAny(value, out, depth);
        }
    }
}
