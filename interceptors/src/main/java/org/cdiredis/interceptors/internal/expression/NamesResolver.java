package org.cdiredis.interceptors.internal.expression;

import jakarta.el.ELContext;

import org.jspecify.annotations.Nullable;

/** Resolves the names of a call. Stateless. */
final class NamesResolver extends ReadOnlyResolver {

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base == null
                && property instanceof String name
                // The one that is passed may be the implementation's, around the one of the call.
                && context.getContext(CallContext.class) instanceof CallContext call
                && call.has(name)) {
            context.setPropertyResolved(true);
            return call.value(name);
        }
        return null;
    }
}
