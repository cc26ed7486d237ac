package org.cdiredis.interceptors.internal.expression;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What an expression can name: the parameters by their names if the class has these, all of them as {@code args}, and {@code result}
 * once the method has returned. Immutable.
 *
 * @param parameters the positions of the parameters by their names
 * @param types the types of what can be named, by the names
 */
record Names(Map<String, Integer> parameters, Map<String, Class<?>> types) {

    static final String ARGUMENTS = "args";
    static final String RESULT = "result";

    Names {
        parameters = Map.copyOf(parameters);
        types = Collections.unmodifiableMap(types);
    }

    static Names of(Method method, @Nullable Class<?> resultType) {
        Map<String, Integer> parameters = new LinkedHashMap<>();
        Map<String, Class<?>> types = new LinkedHashMap<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isNamePresent()) {
                types.put(parameter.getName(), parameter.getType());
                parameters.put(parameter.getName(), parameters.size());
            }
        }
        types.putIfAbsent(ARGUMENTS, Object[].class);
        if (resultType != null) {
            types.putIfAbsent(RESULT, resultType);
        }
        return new Names(parameters, types);
    }

    boolean has(String name) {
        return types.containsKey(name);
    }

    /** The value of a name in a call. */
    @Nullable
    Object value(String name, @Nullable Object[] arguments, @Nullable Object result) {
        Integer position = parameters.get(name);
        if (position != null) {
            return arguments[position];
        }
        return name.equals(ARGUMENTS) ? arguments : result;
    }

    @Override
    public String toString() {
        return String.join(", ", types.keySet());
    }
}
