package org.cdiredis.interceptors.internal.key;

import org.jspecify.annotations.Nullable;

/**
 * The canonical texts of some of the arguments of calls, each after the same beginning. What they have in common is made once.
 * Immutable and thread-safe.
 */
public final class ArgumentTexts {

    private final String opening;
    private final String quoted;
    private final int[] positions;

    /**
     * Texts.
     *
     * @param beginning what stands before each
     * @param positions which of the arguments, in this order
     */
    public ArgumentTexts(String beginning, int[] positions) {
        this.opening = beginning + CanonicalText.OPENING;
        this.quoted = opening + '"';
        this.positions = positions.clone();
    }

    /**
     * The text of a call.
     *
     * @param arguments all its arguments
     * @return the text; allocates nothing else for strings and numbers
     * @throws IllegalArgumentException if an argument has no text form
     */
    public String of(@Nullable Object[] arguments) {
        String only = onlyText(arguments);
        if (only != null) {
            return of(only);
        }
        StringBuilder out = Builders.take();
        try {
            out.append(opening);
            for (int i = 0; i < positions.length; i++) {
                CanonicalText.writeNext(i, arguments[positions[i]], out);
            }
            return out.append(')').toString();
        } finally {
            Builders.giveBack(out);
        }
    }

    /**
     * What makes the text of a call, if that is one text.
     *
     * @param arguments all its arguments
     * @return the text; null if there are several arguments, or it is something else
     */
    public @Nullable String onlyText(@Nullable Object[] arguments) {
        return positions.length == 1 && arguments[positions[0]] instanceof String only ? only : null;
    }

    /**
     * The text of a call that one text makes.
     *
     * @param only what {@link #onlyText} has returned
     * @return the text
     */
    public String of(String only) {
        if (QuotedText.isPlain(only)) {
            return quoted + only + "\")"; // at once
        }
        StringBuilder out = Builders.take();
        try {
            QuotedText.write(only, out.append(opening));
            return out.append(')').toString();
        } finally {
            Builders.giveBack(out);
        }
    }
}
