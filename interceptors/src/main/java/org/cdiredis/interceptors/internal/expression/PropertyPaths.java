package org.cdiredis.interceptors.internal.expression;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Finds misspelled properties in the simple parts of an expression, <code>#{book.isbn}</code>, as far as types tell. */
final class PropertyPaths {

    private static final Pattern PATH = Pattern.compile("#\\{\\s*(\\w+)((?:\\.\\w+)+)\\s*}");

    private PropertyPaths() {}

    /** The first property that cannot be there, in words; empty for none. */
    static Optional<String> missing(String text, Names names) {
        Matcher path = PATH.matcher(text);
        while (path.find()) {
            Class<?> type = names.types().get(path.group(1));
            for (String property : path.group(2).substring(1).split("\\.", -1)) {
                if (type == null || !isClosed(type)) {
                    break;
                }
                Class<?> next = type(type, property);
                if (next == null) {
                    return Optional.of(type.getName() + " has no property " + property);
                }
                type = next;
            }
        }
        return Optional.empty();
    }

    /** Whether objects of a type have the properties of the type, as far as anybody means. */
    private static boolean isClosed(Class<?> type) {
        return !type.isInterface()
                && !type.isArray()
                && !type.isPrimitive()
                && type != Object.class
                && !Map.class.isAssignableFrom(type)
                && !Collection.class.isAssignableFrom(type)
                && !Optional.class.isAssignableFrom(type)
                && !Modifier.isAbstract(type.getModifiers());
    }

    private static @Nullable Class<?> type(Class<?> owner, String property) {
        if (owner.isRecord()) {
            for (RecordComponent component : owner.getRecordComponents()) {
                if (component.getName().equals(property)) {
                    return component.getType();
                }
            }
        }
        String capital = property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
        for (Method method : owner.getMethods()) {
            String name = method.getName();
            if (method.getParameterCount() == 0 && (name.equals("get" + capital) || name.equals("is" + capital))) {
                return method.getReturnType();
            }
        }
        return null;
    }
}
