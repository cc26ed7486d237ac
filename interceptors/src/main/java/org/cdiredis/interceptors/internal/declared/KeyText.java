package org.cdiredis.interceptors.internal.declared;

import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Values as parts of names. */
final class KeyText {

    /** The types that have a text, as a message names them. */
    static final String SUPPORTED =
            "String, primitive types and their wrappers, BigInteger, BigDecimal, enums, UUID and the types of"
                    + " java.time";

    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Character.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            UUID.class);

    private KeyText() {}

    /** The text of a value; empty if it has none. */
    static Optional<String> of(Object value) {
        if (value instanceof Enum<?> constant) {
            return Optional.of(constant.name());
        }
        return has(value.getClass()) ? Optional.of(value.toString()) : Optional.empty();
    }

    /** Whether values of a type never have a text. */
    static boolean isRefused(Class<?> type) {
        boolean isOpen = type.isInterface() || type == Object.class || Modifier.isAbstract(type.getModifiers());
        return !type.isPrimitive() && !isOpen && !has(type);
    }

    private static boolean has(Class<?> type) {
        return PLAIN.contains(type) || Enum.class.isAssignableFrom(type) || isOfJavaTime(type);
    }

    private static boolean isOfJavaTime(Class<?> type) {
        boolean isTemporal =
                TemporalAccessor.class.isAssignableFrom(type) || TemporalAmount.class.isAssignableFrom(type);
        return isTemporal && type.getName().startsWith("java.time.");
    }
}
