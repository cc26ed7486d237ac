package org.cdiredis.interceptors.internal.expression;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.VariableMapper;

import org.jspecify.annotations.Nullable;

/** One evaluation: the names, and what they mean in this call. */
final class CallContext extends ELContext {

    private final ELResolver resolver;
    private final Names names;
    private final @Nullable Object[] arguments;
    private final @Nullable Object result;

    CallContext(ELResolver resolver, Names names, @Nullable Object[] arguments, @Nullable Object result) {
        this.resolver = resolver;
        this.names = names;
        this.arguments = arguments;
        this.result = result;
        putContext(CallContext.class, this);
    }

    boolean has(String name) {
        return names.has(name);
    }

    @Nullable
    Object value(String name) {
        return names.value(name, arguments, result);
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
    public @Nullable VariableMapper getVariableMapper() {
        return null;
    }
}
