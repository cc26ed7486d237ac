package org.cdiredis.interceptors.internal.key;

/** Text in quotation marks, in which these, backslashes, control characters and halves of surrogate pairs are escaped. */
final class QuotedText {

    private static final char DELETE = 0x7f;

    private QuotedText() {}

    static void write(CharSequence text, StringBuilder out) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isPlain(character)) {
                continue;
            }
            if (isPair(text, i)) {
                i++;
            } else {
                out.append(text, written, i);
                escape(character, out);
                written = i + 1;
            }
        }
        // As a whole where nothing is escaped, which is copied at once.
        (written == 0 ? out.append(text) : out.append(text, written, text.length())).append('"');
    }

    /** Whether nothing of a text is escaped, and it has nothing that may have to be. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char character) {
        return character >= ' '
                && character != '"'
                && character != '\\'
                && character != DELETE
                && !Character.isSurrogate(character);
    }

    private static boolean isPair(CharSequence text, int first) {
        return Character.isHighSurrogate(text.charAt(first))
                && first + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(first + 1));
    }

    private static void escape(char character, StringBuilder out) {
        if (character == '"' || character == '\\') {
            out.append('\\').append(character);
            return;
        }
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit((character >> shift) & 0xf, 16));
        }
    }
}
