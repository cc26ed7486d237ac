package org.cdiredis.interceptors.internal.key;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Records: the name of the class, and the values of the components in their order.
 *
 * @param name the name of the class
 * @param accessors give the values
 */
record RecordForm(String name, List<Method> accessors) implements TextForm {

    /** The form of a record; null if its components cannot be read. */
    static @Nullable RecordForm of(Class<?> type) {
        List<Method> accessors = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Method accessor = component.getAccessor();
            if (!accessor.trySetAccessible()) {
                return null;
            }
            accessors.add(accessor);
        }
        return new RecordForm(TextForms.name(type), List.copyOf(accessors));
    }

    @Override
    public void write(Object value, StringBuilder out, int depth) {
        out.append(name).append('{');
        for (int i = 0; i < accessors.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            TextForm.writeAny(component(accessors.get(i), value), out, depth + 1);
        }
        out.append('}');
    }

    private static @Nullable Object component(Method accessor, Object value) {
        try {
            return accessor.invoke(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("key: " + accessor.getName() + " of a record has failed", e.getCause());
        }
    }
}
