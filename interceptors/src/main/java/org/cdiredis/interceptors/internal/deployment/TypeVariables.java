package org.cdiredis.interceptors.internal.deployment;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** What the type variables of a class's ancestors mean in that class. */
public final class TypeVariables {

    private final Map<TypeVariable<?>, Type> meanings = new HashMap<>();

    private TypeVariables() {}

    /**
     * The variables of a class's ancestors.
     *
     * @param owner the class, with arguments or without
     * @return what they mean
     */
    public static TypeVariables of(Type owner) {
        TypeVariables variables = new TypeVariables();
        variables.add(owner);
        return variables;
    }

    private void add(@Nullable Type type) {
        if (type instanceof ParameterizedType parameterized) {
            TypeVariable<?>[] variables = ((Class<?>) parameterized.getRawType()).getTypeParameters();
            Type[] arguments = parameterized.getActualTypeArguments();
            for (int i = 0; i < variables.length; i++) {
                meanings.put(variables[i], resolve(arguments[i]));
            }
            add(parameterized.getRawType());
        } else if (type instanceof Class<?> plain) {
            add(plain.getGenericSuperclass());
            for (Type ancestor : plain.getGenericInterfaces()) {
                add(ancestor);
            }
        }
    }

    /**
     * A type in which variables are replaced by what they mean.
     *
     * @param type the type
     * @return the type; variables that mean nothing stay
     */
    public Type resolve(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return meanings.getOrDefault(variable, variable);
        }
        if (type instanceof GenericArrayType array) {
            Type component = resolve(array.getGenericComponentType());
            return component instanceof Class<?> plain
                    ? Array.newInstance(plain, 0).getClass()
                    : array;
        }
        if (type instanceof ParameterizedType parameterized) {
            List<Type> arguments = Arrays.stream(parameterized.getActualTypeArguments())
                    .map(this::resolve)
                    .toList();
            return new Resolved(parameterized.getOwnerType(), (Class<?>) parameterized.getRawType(), arguments);
        }
        return type;
    }

    /** A type with type arguments. */
    private record Resolved(@Nullable Type owner, Class<?> raw, List<Type> arguments) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return owner;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ParameterizedType that
                    && raw.equals(that.getRawType())
                    && arguments.equals(List.of(that.getActualTypeArguments()));
        }

        @Override
        public int hashCode() {
            return 31 * raw.hashCode() + arguments.hashCode();
        }

        @Override
        public String toString() {
            return raw.getName()
                    + arguments.stream().map(Type::getTypeName).collect(Collectors.joining(", ", "<", ">"));
        }

        @Override
        public String getTypeName() {
            return toString();
        }
    }
}
