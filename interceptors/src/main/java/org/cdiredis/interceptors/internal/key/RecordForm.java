package org.cdiredis.interceptors.internal.key;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.cdiredis.interceptors.internal.handle.DirectMethod;

/**
 * Records: the name of the class, and the values of the components in their order.
 *
 * @param name the name of the class
 * @param accessors give the values
 */
record RecordForm(String name, List<Accessor> accessors) implements TextForm {

    /** Gives the value of a component. */
    private record Accessor(String component, DirectMethod method) {

        @Nullable
        Object value(Object value) {
            try {
                return method.call(value);
            } catch (Throwable e) {
                throw new IllegalArgumentException("key: " + component + " of a record has failed", e);
            }
        }
    }

    /** The form of a record; null if its components cannot be read. */
    static @Nullable RecordForm of(Class<?> type) {
        List<Accessor> accessors = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Optional<DirectMethod> method = DirectMethod.of(component.getAccessor());
            if (method.isEmpty()) {
                return null;
            }
            accessors.add(new Accessor(component.getName(), method.get()));
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
            TextForm.writeAny(accessors.get(i).value(value), out, depth + 1);
        }
        out.append('}');
    }
}
