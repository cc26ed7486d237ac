package org.cdiredis.interceptors.internal.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of an expression. Keywords are names.
 *
 * @param kind what it is
 * @param text the name, the symbol, or what is in the quotation marks
 */
record Token(Kind kind, String text) {

    private enum Kind {
        NAME,
        TEXT,
        NUMBER,
        SYMBOL
    }

    boolean isName() {
        return kind == Kind.NAME;
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** The tokens of each <code>#{}</code> of a text; an end that is missing is that of the text. */
    static List<List<Token>> ofExpressions(String text) {
        List<List<Token>> expressions = new ArrayList<>();
        Scanner scanner = new Scanner(text);
        while (scanner.findsExpression()) {
            expressions.add(scanner.tokens());
        }
        return expressions;
    }

    /** Reads a text from its beginning to its end. */
    private static final class Scanner {

        private final String text;
        private int at;

        Scanner(String text) {
            this.text = text;
        }

        boolean findsExpression() {
            int opening = text.indexOf("#{", at);
            while (opening > 0 && text.charAt(opening - 1) == '\\') {
                opening = text.indexOf("#{", opening + 2);
            }
            at = opening + 2;
            return opening >= 0;
        }

        List<Token> tokens() {
            List<Token> tokens = new ArrayList<>();
            int depth = 0;
            while (at < text.length()) {
                char first = text.charAt(at);
                if (first == '}' && depth == 0) {
                    break;
                }
                depth += first == '{' ? 1 : first == '}' ? -1 : 0;
                if (Character.isWhitespace(first)) {
                    at++;
                } else {
                    tokens.add(token(first));
                }
            }
            return tokens;
        }

        private Token token(char first) {
            if (first == '\'' || first == '"') {
                return quoted(first);
            }
            int start = at;
            at++;
            if (Character.isDigit(first)) {
                while (at < text.length() && isOfNumber(text.charAt(at))) {
                    at++;
                }
                return new Token(Kind.NUMBER, text.substring(start, at));
            }
            if (Character.isJavaIdentifierStart(first)) {
                while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
                    at++;
                }
                return new Token(Kind.NAME, text.substring(start, at));
            }
            at += text.startsWith("->", start) ? 1 : 0;
            return new Token(Kind.SYMBOL, text.substring(start, at));
        }

        private static boolean isOfNumber(char character) {
            return Character.isLetterOrDigit(character) || character == '.';
        }

        private Token quoted(char quotationMark) {
            StringBuilder content = new StringBuilder();
            at++;
            while (at < text.length() && text.charAt(at) != quotationMark) {
                at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
                content.append(text.charAt(at));
                at++;
            }
            at++;
            return new Token(Kind.TEXT, content.toString());
        }
    }
}
