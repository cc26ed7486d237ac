package org.cdiredis.interceptors.internal.expression;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import jakarta.el.ArrayELResolver;
import jakarta.el.BeanELResolver;
import jakarta.el.CompositeELResolver;
import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.ExpressionFactory;
import jakarta.el.FunctionMapper;
import jakarta.el.ListELResolver;
import jakarta.el.MapELResolver;
import jakarta.el.StaticFieldELResolver;
import jakarta.el.ValueExpression;
import jakarta.el.VariableMapper;

import org.jspecify.annotations.Nullable;

/**
 * An expression as the Expression Language has it; the only user of it besides its resolvers.
 *
 * @param expression the parsed expression
 * @param type the type of its value
 * @param resolver resolves names and properties
 * @param names what can be named
 * @param <T> the type of its value
 */
record ParsedExpression<T>(ValueExpression expression, Class<T> type, ELResolver resolver, Names names)
        implements Expression<T> {

    static <T> ParsedExpression<T> parse(String text, Class<T> type, Names names) {
        ExpressionFactory factory = factory();
        ELResolver resolver = resolver(factory);
        NamedVariables named = new NamedVariables();
        ValueExpression expression;
        try {
            expression = factory.createValueExpression(new ParsingContext(resolver, named), text, type);
        } catch (ELException e) {
            throw new InvalidExpressionException("it is not well-formed: " + firstLine(e));
        }
        // The parameters of lambda expressions are named, too.
        if (!text.contains("->")) {
            named.unknown(names).ifPresent(name -> {
                throw new InvalidExpressionException(name + " means nothing here. There are: " + names
                        + ". Parameters have their names if the class is compiled with -parameters");
            });
        }
        return new ParsedExpression<>(expression, type, resolver, names);
    }

    private static ExpressionFactory factory() {
        try {
            return ExpressionFactory.newInstance();
        } catch (ELException e) {
            throw (LinkageError) new NoClassDefFoundError("an implementation of jakarta.el").initCause(e);
        }
    }

    private static String firstLine(ELException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private static ELResolver resolver(ExpressionFactory factory) {
        CompositeELResolver all = new CompositeELResolver();
        all.add(new NamesResolver());
        ELResolver streams = factory.getStreamELResolver();
        if (streams != null) {
            all.add(streams);
        }
        all.add(new StaticFieldELResolver());
        all.add(new MapELResolver(true));
        all.add(new ListELResolver(true));
        all.add(new ArrayELResolver(true));
        all.add(new RecordResolver());
        all.add(new BeanELResolver(true));
        return all;
    }

    @Override
    public @Nullable T evaluate(@Nullable Object[] arguments, @Nullable Object result) {
        return type.cast(expression.getValue(new CallContext(resolver, names, arguments, result)));
    }

    /** Takes note of what an expression names. */
    private static final class NamedVariables extends VariableMapper {

        private final Set<String> names = new LinkedHashSet<>();

        Optional<String> unknown(Names known) {
            return names.stream().filter(name -> !known.has(name)).findFirst();
        }

        @Override
        public @Nullable ValueExpression resolveVariable(String name) {
            names.add(name);
            return null;
        }

        @Override
        public @Nullable ValueExpression setVariable(String name, ValueExpression expression) {
            return null;
        }
    }

    /** What the parser asks. */
    private static final class ParsingContext extends ELContext {

        private final ELResolver resolver;
        private final VariableMapper variables;

        ParsingContext(ELResolver resolver, VariableMapper variables) {
            this.resolver = resolver;
            this.variables = variables;
        }

        @Override
        public ELResolver getELResolver() {
            return resolver;
        }

        @Override
        public @Nullable FunctionMapper getFunctionMapper() {
            return null;
        }

        @Override
        public VariableMapper getVariableMapper() {
            return variables;
        }
    }
}
