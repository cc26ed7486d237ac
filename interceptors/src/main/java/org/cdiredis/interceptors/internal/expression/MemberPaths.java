package org.cdiredis.interceptors.internal.expression;

import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Finds misspelled properties and methods wherever an expression names them, as far as the types of parameters and results tell:
 * {@code book.isbn}, {@code book['isbn']}, {@code isbn.trim()}.
 */
final class MemberPaths {

    private final List<Token> tokens;
    private final Names names;
    private final Set<String> ofLambdas = new HashSet<>();

    private MemberPaths(List<Token> tokens, Names names) {
        this.tokens = tokens;
        this.names = names;
        for (int at = 1; at < tokens.size(); at++) {
            if (is(at, "->")) {
                addParameters(at - 1);
            }
        }
    }

    /** The first member that cannot be there, in words; empty for none. */
    static Optional<String> missing(String text, Names names) {
        for (List<Token> tokens : Token.ofExpressions(text)) {
            Optional<String> missing = new MemberPaths(tokens, names).missing();
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    /** The parameters of a lambda expression hide those of the method. */
    private void addParameters(int last) {
        int at = last;
        do {
            if (isName(at)) {
                ofLambdas.add(tokens.get(at).text());
            }
        } while (is(last, ")") && --at >= 0 && !is(at, "("));
    }

    private Optional<String> missing() {
        for (int at = 0; at < tokens.size(); at++) {
            if (isName(at)
                    && !is(at - 1, ".")
                    && !ofLambdas.contains(tokens.get(at).text())) {
                Optional<String> missing = missingAfter(at);
                if (missing.isPresent()) {
                    return missing;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> missingAfter(int name) {
        Class<?> type = names.types().get(tokens.get(name).text());
        int at = name + 1;
        while (type != null) {
            Class<?> owner = MethodType.methodType(type).wrap().returnType();
            Step step = step(at);
            if (step == null || !isClosed(owner)) {
                return Optional.empty();
            }
            Members members = Members.of(owner, step.member(), step.arguments());
            if (members.problem().isPresent()) {
                return members.problem();
            }
            type = members.type();
            at = step.end();
        }
        return Optional.empty();
    }

    /**
     * A step of a path.
     *
     * @param member the name of a property or method
     * @param arguments how many arguments the method has; -1 for a property
     * @param end the position after it
     */
    private record Step(String member, int arguments, int end) {}

    private @Nullable Step step(int at) {
        if (is(at, "[") && at + 2 < tokens.size() && tokens.get(at + 1).isText() && is(at + 2, "]")) {
            return is(at + 3, "(") ? null : new Step(tokens.get(at + 1).text(), -1, at + 3);
        }
        if (!is(at, ".") || !isName(at + 1)) {
            return null;
        }
        String member = tokens.get(at + 1).text();
        return is(at + 2, "(") ? call(member, at + 2) : new Step(member, -1, at + 2);
    }

    private @Nullable Step call(String member, int opening) {
        int depth = 0;
        int commas = 0;
        for (int at = opening; at < tokens.size(); at++) {
            if (is(at, "(") || is(at, "[") || is(at, "{")) {
                depth++;
            } else if (is(at, ")") || is(at, "]") || is(at, "}")) {
                depth--;
            } else if (is(at, ",") && depth == 1) {
                commas++;
            }
            if (depth == 0) {
                return new Step(member, at == opening + 1 ? 0 : commas + 1, at + 1);
            }
        }
        return null;
    }

    /** Whether objects of a type have the members of the type, as far as anybody means. */
    private static boolean isClosed(Class<?> type) {
        return !type.isInterface()
                && !type.isArray()
                && type != Object.class
                && !Map.class.isAssignableFrom(type)
                && !Collection.class.isAssignableFrom(type)
                && !Optional.class.isAssignableFrom(type)
                && !Modifier.isAbstract(type.getModifiers());
    }

    private boolean isName(int at) {
        return at < tokens.size() && tokens.get(at).isName();
    }

    private boolean is(int at, String symbol) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isSymbol(symbol);
    }
}
