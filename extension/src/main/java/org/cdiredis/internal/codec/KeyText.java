package org.cdiredis.internal.codec;

import static java.util.Map.entry;

import java.lang.reflect.Type;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The text form of the keys of one type, and the way back.
 *
 * @param format key to text
 * @param parse text to key
 * @param <K> the type of the keys
 */
public record KeyText<K>(Function<K, String> format, Function<String, K> parse) {

    /** The types that have a text form, as a message names them. */
    public static final String SUPPORTED =
            "String, Character, Boolean, Byte, Short, Integer, Long, BigInteger, UUID, URI,"
                    + " Instant, LocalDate, LocalDateTime, OffsetDateTime, YearMonth or an enum";

    /** Texts that may be made when they are asked for; read back as strings. No type of keys for applications, whose sequences may change. */
    public static final KeyText<CharSequence> OF_SEQUENCES =
            new KeyText<>(text -> requireEncodable(text.toString()), text -> text);

    private static final Map<Class<?>, KeyText<?>> BY_TYPE = Map.ofEntries(
            entry(String.class, new KeyText<String>(KeyText::requireEncodable, Function.identity())),
            entry(Character.class, of((String text) -> text.charAt(0))),
            entry(Boolean.class, of(Boolean::valueOf)),
            entry(Byte.class, of(Byte::valueOf)),
            entry(Short.class, of(Short::valueOf)),
            entry(Integer.class, of(Integer::valueOf)),
            entry(Long.class, of(Long::valueOf)),
            entry(BigInteger.class, of(BigInteger::new)),
            entry(UUID.class, of(UUID::fromString)),
            entry(URI.class, of(URI::create)),
            entry(Instant.class, of(Instant::parse)),
            entry(LocalDate.class, of(LocalDate::parse)),
            entry(LocalDateTime.class, of(LocalDateTime::parse)),
            entry(OffsetDateTime.class, of(OffsetDateTime::parse)),
            entry(YearMonth.class, of(YearMonth::parse)));

    /**
     * The text form of a key type.
     *
     * @param type the type of the keys
     * @return the text form; empty if the type has none
     */
    public static Optional<KeyText<?>> of(Type type) {
        if (type instanceof Class<?> enumeration && enumeration.isEnum()) {
            return Optional.of(ofEnum(enumeration));
        }
        return type instanceof Class<?> ? Optional.ofNullable(BY_TYPE.get(type)) : Optional.empty();
    }

    private static <K> KeyText<K> of(Function<String, K> parse) {
        return new KeyText<>(Object::toString, parse);
    }

    private static KeyText<Enum<?>> ofEnum(Class<?> enumeration) {
        return new KeyText<>(Enum::name, name -> constant(enumeration, name));
    }

    private static Enum<?> constant(Class<?> enumeration, String name) {
        for (Object constant : enumeration.getEnumConstants()) {
            if (constant instanceof Enum<?> candidate && candidate.name().equals(name)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("name: " + enumeration.getName() + " has no constant " + name);
    }

    /** A lone surrogate has no UTF-8 form: two keys that differ in one would be the same key in Redis. */
    private static String requireEncodable(String key) {
        for (int i = 0; i < key.length(); i++) {
            char character = key.charAt(i);
            if (Character.isHighSurrogate(character)
                    && i + 1 < key.length()
                    && Character.isLowSurrogate(key.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(character)) {
                throw new IllegalArgumentException("key: the character at " + i + " is half of a surrogate pair");
            }
        }
        return key;
    }
}
