package org.cdiredis.session.internal.serialize;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Values that nobody can change in place: those of the JDK that are known here, enums, and what the configuration names. Thread-safe. */
final class ImmutableValues {

    private static final Set<Class<?>> KNOWN = Set.of(
            String.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            UUID.class,
            URI.class,
            Locale.class,
            Currency.class);

    private final Set<String> configured;

    ImmutableValues(Set<String> configured) {
        this.configured = Set.copyOf(configured);
    }

    boolean contain(Object value) {
        Class<?> type = value.getClass();
        return KNOWN.contains(type)
                || value instanceof Enum
                || isOfJavaTime(value, type)
                || configured.contains(type.getName());
    }

    private static boolean isOfJavaTime(Object value, Class<?> type) {
        return (value instanceof TemporalAccessor || value instanceof TemporalAmount)
                && type.getName().startsWith("java.time.");
    }
}
