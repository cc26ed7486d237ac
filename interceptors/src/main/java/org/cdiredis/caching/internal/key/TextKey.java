package org.cdiredis.caching.internal.key;

import org.jspecify.annotations.Nullable;

/**
 * The key of a call with one text for an argument, by far the most frequent: two of these are compared by that, without making the text of
 * the key. Immutable.
 */
final class TextKey implements CharSequence {

    private final ParameterKey keys;
    private final String argument;

    TextKey(ParameterKey keys, String argument) {
        this.keys = keys;
        this.argument = argument;
    }

    @Override
    public int length() {
        return toString().length();
    }

    @Override
    public char charAt(int index) {
        return toString().charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().subSequence(start, end);
    }

    /** The text of the key, made anew. */
    @Override
    public String toString() {
        return keys.key(argument);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextKey that
                && argument.equals(that.argument)
                && keys.beginning().equals(that.keys.beginning());
    }

    @Override
    public int hashCode() {
        return 31 * keys.beginning().hashCode() + argument.hashCode();
    }
}
