package org.cdiredis.interceptors.internal.expression;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/**
 * Parses the expressions of one method's annotations. They can name the parameters, if the class was compiled with
 * {@code -parameters}; {@code args}, the array of them; and {@code result}, if there is one. The Expression Language is needed only if
 * there is an expression. Not thread-safe: deployment is one thread.
 */
public final class Expressions {

    private final Names names;

    private Expressions(Names names) {
        this.names = names;
    }

    /**
     * Expressions that are evaluated before a call.
     *
     * @param method the method
     * @return parses them
     */
    public static Expressions before(Method method) {
        return new Expressions(Names.of(method, null));
    }

    /**
     * Expressions that are evaluated after a call.
     *
     * @param method the method
     * @param resultType the type of what {@code result} names
     * @return parses them
     */
    public static Expressions after(Method method, Class<?> resultType) {
        return new Expressions(Names.of(method, resultType));
    }

    /**
     * Parses an expression.
     *
     * @param text the expression, <code>#{book.isbn}</code> for example, or {@code true} or {@code false} if that is its type
     * @param type what its value is converted to
     * @param <T> that type
     * @return the parsed expression
     * @throws InvalidExpressionException if it is not well-formed, or has no <code>#{}</code>, or names what there is not, or there is no
     *     Expression Language
     */
    public <T> Expression<T> parse(String text, Class<T> type) {
        if (!text.contains("#{")) {
            return constant(text, type);
        }
        MemberPaths.missing(text, names).ifPresent(missing -> {
            throw new InvalidExpressionException(missing);
        });
        try {
            return ParsedExpression.parse(text, type, names);
        } catch (LinkageError e) {
            throw new InvalidExpressionException(
                    "there is no Jakarta Expression Language on the class path. Every server has it;"
                            + " elsewhere add org.glassfish.expressly:expressly");
        }
    }

    /** A truth value, which the configuration may have given. Any other text is not meant as it is: somebody has forgotten the braces. */
    private static <T> Expression<T> constant(String text, Class<T> type) {
        String stripped = text.strip();
        if (type != Boolean.class || !(stripped.equals("true") || stripped.equals("false"))) {
            throw new InvalidExpressionException("it is the same in all calls. Write an expression, "
                    + (type == Boolean.class ? "#{isbn != null}" : "#{isbn}") + " for example, or leave it out");
        }
        T value = type.cast(Boolean.valueOf(stripped));
        return new Expression<>() {
            @Override
            public @Nullable T evaluate(@Nullable Object[] arguments, @Nullable Object result) {
                return value;
            }
        };
    }
}
