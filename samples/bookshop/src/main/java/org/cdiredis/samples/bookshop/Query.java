package org.cdiredis.samples.bookshop;

import java.util.Locale;

/**
 * What a visitor searches for, in the form in which equal searches are equal: lower case, without needless white space.
 *
 * @param text the text; not blank, at most {@value #MAXIMUM_LENGTH} characters
 */
record Query(String text) {

    static final int MAXIMUM_LENGTH = 100;

    Query {
        text = text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            throw new InvalidQueryException("What are you looking for? A word of a title is enough.");
        }
        if (text.length() > MAXIMUM_LENGTH) {
            throw new InvalidQueryException("That is too long: " + MAXIMUM_LENGTH + " characters are enough.");
        }
    }
}
