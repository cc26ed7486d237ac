package org.cdiredis.interceptors.internal.key;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** The forms of all classes that have one, found once for each class. Thread-safe. */
final class TextForms {

    private static final Map<Class<?>, TextForm> SCALARS = scalars();

    private static final ClassValue<Optional<TextForm>> BY_CLASS = new ClassValue<>() {
        @Override
        protected Optional<TextForm> computeValue(Class<?> type) {
            return Optional.ofNullable(find(type));
        }
    };

    private TextForms() {}

    static TextForm of(Class<?> type) {
        return BY_CLASS.get(type)
                .orElseThrow(() -> new IllegalArgumentException(
                        "key: " + type.getName() + " has no text form. There is one of " + CanonicalText.SUPPORTED));
    }

    static boolean has(Class<?> type) {
        return BY_CLASS.get(type).isPresent();
    }

    private static @Nullable TextForm find(Class<?> type) {
        TextForm scalar = SCALARS.get(type);
        if (scalar != null) {
            return scalar;
        }
        if (type.isArray()) {
            return ArrayForms.of(type.getComponentType());
        }
        if (type.isRecord()) {
            return RecordForm.of(type);
        }
        if (Enum.class.isAssignableFrom(type) && type != Enum.class) {
            return (value, out, depth) -> writeConstant((Enum<?>) value, out);
        }
        if (ZoneId.class.isAssignableFrom(type)) {
            return named("ZoneId", Object::toString);
        }
        if (Collection.class.isAssignableFrom(type)) {
            return CollectionForms.of(type);
        }
        if (Map.class.isAssignableFrom(type)) {
            return CollectionForms::writeMap;
        }
        if (Date.class.isAssignableFrom(type) && type.getName().startsWith("java.sql.")) {
            return named(type.getName(), value -> instant((Date) value).toString());
        }
        return Map.Entry.class.isAssignableFrom(type) ? CollectionForms::writeEntry : null;
    }

    /** Dates and times of a database have no instant, though they have the milliseconds of one. */
    @SuppressWarnings("JavaUtilDate") // it is what the argument is
    private static Instant instant(Date date) {
        return date.getClass().getName().equals("java.sql.Timestamp")
                ? date.toInstant()
                : Instant.ofEpochMilli(date.getTime());
    }

    /** A name that no class of another package has: {@code default} can't be one. */
    static String name(Class<?> type) {
        return type.getPackageName().isEmpty() ? "default." + type.getName() : type.getName();
    }

    private static void writeConstant(Enum<?> constant, StringBuilder out) {
        out.append(name(constant.getDeclaringClass())).append('.').append(constant.name());
    }

    private static TextForm suffixed(String suffix) {
        return (value, out, depth) -> out.append(value).append(suffix);
    }

    private static TextForm named(String name, Function<Object, String> text) {
        return (value, out, depth) -> {
            out.append(name).append('(');
            QuotedText.write(text.apply(value), out);
            out.append(')');
        };
    }

    private static Map<Class<?>, TextForm> scalars() {
        Map<Class<?>, TextForm> forms = new HashMap<>();
        forms.put(String.class, (value, out, depth) -> QuotedText.write((String) value, out));
        forms.put(Character.class, (value, out, depth) -> {
            out.append("char");
            QuotedText.write(value.toString(), out);
        });
        forms.put(Boolean.class, (value, out, depth) -> out.append((boolean) value));
        forms.put(Integer.class, (value, out, depth) -> out.append((int) value));
        forms.put(Long.class, (value, out, depth) -> out.append((long) value).append('L'));
        forms.put(Short.class, suffixed("s"));
        forms.put(Byte.class, suffixed("b"));
        forms.put(
                Double.class, (value, out, depth) -> out.append((double) value).append('d'));
        forms.put(Float.class, (value, out, depth) -> out.append((float) value).append('f'));
        forms.put(BigInteger.class, suffixed("n"));
        forms.put(BigDecimal.class, suffixed("m"));
        forms.put(Class.class, named("Class", value -> ((Class<?>) value).getName()));
        forms.put(Date.class, named("Date", value -> ((Date) value).toInstant().toString()));
        forms.put(Locale.class, (value, out, depth) -> LocaleForm.write((Locale) value, out));
        for (Class<?> type : new Class<?>[] {
            UUID.class,
            URI.class,
            Currency.class,
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            OffsetTime.class,
            ZonedDateTime.class,
            Duration.class,
            Period.class,
            Year.class,
            YearMonth.class,
            MonthDay.class
        }) {
            forms.put(type, named(type.getSimpleName(), Object::toString));
        }
        forms.put(Optional.class, (value, out, depth) -> {
            out.append("Optional(");
            Optional<?> optional = (Optional<?>) value;
            if (optional.isPresent()) {
                TextForm.writeAny(optional.get(), out, depth + 1);
            }
            out.append(')');
        });
        for (Class<?> type : new Class<?>[] {OptionalInt.class, OptionalLong.class, OptionalDouble.class}) {
            forms.put(type, named(type.getSimpleName(), Object::toString));
        }
        return Map.copyOf(forms);
    }
}
