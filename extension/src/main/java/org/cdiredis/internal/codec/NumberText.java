package org.cdiredis.internal.codec;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Numbers as decimal text, with which Redis can count, for values of one type.
 *
 * @param parse makes a number of text that has the form of one
 * @param isExact whether only such numbers become text as come back as the same class, since the serializer keeps them apart
 */
record NumberText(Function<String, ? extends Number> parse, boolean isExact) {

    /** More digits take more than linear time to be read. */
    private static final int LONGEST = 10_000;

    private static final int LONGEST_INT = 11;
    private static final int LONGEST_LONG = 20;

    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");

    private static final Map<Class<?>, NumberText> BY_TYPE = Map.ofEntries(
            entry(Byte.class, integers(Byte::valueOf)),
            entry(Short.class, integers(Short::valueOf)),
            entry(Integer.class, integers(Integer::valueOf)),
            entry(Long.class, integers(Long::valueOf)),
            entry(BigInteger.class, integers(BigInteger::new)),
            entry(Float.class, new NumberText(Float::valueOf, false)),
            entry(Double.class, new NumberText(Double::valueOf, false)),
            entry(BigDecimal.class, new NumberText(BigDecimal::new, false)));

    /**
     * The text form of the numbers of a type.
     *
     * @param type the type of the values
     * @param keepsTypes whether the serializer tells numbers of different classes apart
     * @return the form; empty if the type has no numbers
     */
    static Optional<NumberText> of(Class<?> type, boolean keepsTypes) {
        return type == Object.class || type == Number.class
                ? Optional.of(new NumberText(NumberText::natural, keepsTypes))
                : Optional.ofNullable(BY_TYPE.get(type));
    }

    private static NumberText integers(Function<String, ? extends Number> parse) {
        return new NumberText(
                text -> {
                    if (!INTEGER.matcher(text).matches()) {
                        throw new NumberFormatException("not an integer");
                    }
                    return parse.apply(text);
                },
                false);
    }

    /** The number that a text stands for where any may be. */
    private static Number natural(String text) {
        if (!INTEGER.matcher(text).matches()) {
            return Double.valueOf(text);
        }
        if (text.length() <= LONGEST_LONG) {
            BigInteger number = new BigInteger(text);
            if (text.length() <= LONGEST_INT && number.bitLength() < Integer.SIZE) {
                return number.intValue();
            }
            return number.bitLength() < Long.SIZE ? (Number) number.longValue() : (Number) number;
        }
        return new BigInteger(text);
    }

    /** The text of a value; empty if it is not a number that has one. */
    Optional<byte[]> format(Object value) {
        if (!(value instanceof Number number) || !BY_TYPE.containsKey(number.getClass())) {
            return Optional.empty();
        }
        byte[] text = number.toString().getBytes(StandardCharsets.US_ASCII);
        Optional<Number> back = parse(text);
        return back.isPresent() && (!isExact || back.get().equals(number)) ? Optional.of(text) : Optional.empty();
    }

    /** The number of a text; empty if it is none, or none of the type. */
    Optional<Number> parse(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > LONGEST || !isDigitOrMinus(bytes[0])) {
            return Optional.empty();
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            Number number = parse.apply(text);
            return isFinite(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isDigitOrMinus(byte character) {
        return character == '-' || (character >= '0' && character <= '9');
    }

    private static boolean isFinite(Number number) {
        return !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
    }
}
