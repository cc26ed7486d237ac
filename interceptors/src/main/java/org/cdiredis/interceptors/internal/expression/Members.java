package org.cdiredis.interceptors.internal.expression;

import java.beans.Introspector;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a class has under the name of a property or method.
 *
 * @param problem that there is nothing, in words; empty if there is
 * @param type the type of what it gives; null if that is not known
 */
record Members(Optional<String> problem, @Nullable Class<?> type) {

    /**
     * What a class has.
     *
     * @param owner the class
     * @param name the name of a property or method
     * @param arguments how many arguments the method gets; -1 for a property
     */
    static Members of(Class<?> owner, String name, int arguments) {
        return arguments < 0 ? property(owner, name) : methods(owner, name, arguments);
    }

    private static Members property(Class<?> owner, String name) {
        if (owner.isRecord()) {
            for (RecordComponent component : owner.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return new Members(Optional.empty(), component.getType());
                }
            }
        }
        return found(
                Arrays.stream(owner.getMethods())
                        .filter(method -> isGetter(method, name))
                        .toList(),
                owner.getName() + " has no property " + name);
    }

    private static boolean isGetter(Method method, String property) {
        String name = method.getName();
        return method.getParameterCount() == 0
                && ((name.startsWith("get") && isNamed(name.substring(3), property))
                        || (name.startsWith("is")
                                && method.getReturnType() == boolean.class
                                && isNamed(name.substring(2), property)));
    }

    private static boolean isNamed(String name, String property) {
        return !name.isEmpty() && Introspector.decapitalize(name).equals(property);
    }

    private static Members methods(Class<?> owner, String name, int arguments) {
        List<Method> named = Arrays.stream(owner.getMethods())
                .filter(method -> method.getName().equals(name))
                .toList();
        return found(
                named.stream().filter(method -> takes(method, arguments)).toList(),
                owner.getName() + " has no method " + name
                        + (named.isEmpty() ? "" : " that takes this number of arguments"));
    }

    private static boolean takes(Method method, int arguments) {
        return method.isVarArgs()
                ? arguments >= method.getParameterCount() - 1
                : arguments == method.getParameterCount();
    }

    /** The type is known if all methods agree on it, of which some may narrow what others give. */
    private static Members found(List<Method> methods, String otherwise) {
        if (methods.isEmpty()) {
            return new Members(Optional.of(otherwise), null);
        }
        List<Class<?>> types = methods.stream()
                .filter(method -> !method.isBridge())
                .<Class<?>>map(Method::getReturnType)
                .distinct()
                .toList();
        return new Members(Optional.empty(), types.size() == 1 ? types.get(0) : null);
    }
}
