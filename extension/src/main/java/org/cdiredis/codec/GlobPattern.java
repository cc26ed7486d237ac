package org.cdiredis.codec;

/**
 * Redis's glob-style patterns: {@code *}, {@code ?}, {@code [abc]}, {@code [^a]}, {@code [a-b]} and {@code \} for the
 * character itself, as the documentation of the command {@code KEYS} describes them.
 */
public final class GlobPattern {

    private static final String SPECIAL = "*?[]\\^-";

    private GlobPattern() {}

    /**
     * The pattern that matches a text and nothing else.
     *
     * @param text any text
     * @return the text with a backslash before each character that a pattern gives a meaning
     */
    public static String escape(String text) {
        StringBuilder pattern = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (SPECIAL.indexOf(character) >= 0) {
                pattern.append('\\');
            }
            pattern.append(character);
        }
        return pattern.toString();
    }
}
