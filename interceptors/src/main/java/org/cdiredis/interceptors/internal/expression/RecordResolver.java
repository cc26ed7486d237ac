package org.cdiredis.interceptors.internal.expression;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import jakarta.el.ELContext;
import jakarta.el.ELException;

import org.jspecify.annotations.Nullable;

import org.cdiredis.interceptors.internal.handle.DirectMethod;

/** Resolves the components of records, which the Expression Language knows from version 6 on only. Thread-safe. */
final class RecordResolver extends ReadOnlyResolver {

    private static final ClassValue<Map<String, DirectMethod>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, DirectMethod> computeValue(Class<?> type) {
            Map<String, DirectMethod> accessors = new HashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                DirectMethod.of(component.getAccessor())
                        .ifPresent(accessor -> accessors.put(component.getName(), accessor));
            }
            return Map.copyOf(accessors);
        }
    };

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (!(base instanceof Record) || !(property instanceof String name)) {
            return null;
        }
        DirectMethod accessor = ACCESSORS.get(base.getClass()).get(name);
        if (accessor == null) {
            return null;
        }
        context.setPropertyResolved(true);
        try {
            return accessor.call(base);
        } catch (Throwable e) {
            throw new ELException(e);
        }
    }
}
