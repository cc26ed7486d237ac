package org.cdiredis.internal.commands;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** Matches keys against a glob-style pattern as Redis does, byte by byte, by way of a regular expression. */
public final class GlobMatcher {

    private final Pattern expression;

    /**
     * A matcher.
     *
     * @param glob the pattern
     */
    public GlobMatcher(String glob) {
        this.expression = Pattern.compile(toExpression(bytes(glob)), Pattern.DOTALL);
    }

    /**
     * Whether a key matches.
     *
     * @param key the key
     * @return whether it does
     */
    public boolean matches(String key) {
        return expression.matcher(bytes(key)).matches();
    }

    /** One character for each byte, since to Redis a character outside of ASCII is several. */
    private static String bytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static String toExpression(String glob) {
        StringBuilder expression = new StringBuilder();
        int i = 0;
        while (i < glob.length()) {
            char character = glob.charAt(i);
            if (character == '[') {
                i = appendClass(glob, i + 1, expression);
            } else {
                i = appendSingle(glob, i, expression);
            }
        }
        return expression.toString();
    }

    private static int appendSingle(String glob, int at, StringBuilder expression) {
        char character = glob.charAt(at);
        switch (character) {
            case '*' -> expression.append(".*");
            case '?' -> expression.append('.');
            case '\\' -> {
                boolean isLast = at + 1 == glob.length();
                expression.append(Pattern.quote(String.valueOf(isLast ? '\\' : glob.charAt(at + 1))));
                return at + 2;
            }
            default -> expression.append(Pattern.quote(String.valueOf(character)));
        }
        return at + 1;
    }

    /** From behind the opening bracket; as in Redis, a class that is not closed ends with the pattern. */
    private static int appendClass(String glob, int from, StringBuilder expression) {
        int i = from;
        boolean isNegated = i < glob.length() && glob.charAt(i) == '^';
        if (isNegated) {
            i++;
        }
        StringBuilder members = new StringBuilder();
        while (i < glob.length() && glob.charAt(i) != ']') {
            if (glob.charAt(i) == '\\' && i + 1 < glob.length()) {
                i++;
            }
            if (i + 2 < glob.length() && glob.charAt(i + 1) == '-') {
                members.append(range(glob.charAt(i), glob.charAt(i + 2)));
                i += 3;
            } else {
                members.append(escaped(glob.charAt(i)));
                i++;
            }
        }
        if (members.length() == 0) {
            expression.append(isNegated ? "." : "(?!)");
        } else {
            expression.append(isNegated ? "[^" : "[").append(members).append(']');
        }
        return i + 1;
    }

    private static String range(char one, char other) {
        return one <= other ? escaped(one) + '-' + escaped(other) : escaped(other) + '-' + escaped(one);
    }

    private static String escaped(char character) {
        return "\\x{" + Integer.toHexString(character) + "}";
    }
}
