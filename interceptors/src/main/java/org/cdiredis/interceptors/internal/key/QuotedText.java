package org.cdiredis.interceptors.internal.key;

/** Text in quotation marks, in which these, backslashes, control characters and halves of surrogate pairs are escaped. */
final class QuotedText {

    private static final char DELETE = 0x7f;

    private QuotedText() {}

    static void write(CharSequence text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                out.append('\\').append(character);
            } else if (character < ' ' || character == DELETE) {
                escape(character, out);
            } else if (!Character.isSurrogate(character)) {
                out.append(character);
            } else if (Character.isHighSurrogate(character)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(character).append(text.charAt(++i));
            } else {
                escape(character, out);
            }
        }
        out.append('"');
    }

    private static void escape(char character, StringBuilder out) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit((character >> shift) & 0xf, 16));
        }
    }
}
