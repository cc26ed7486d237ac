package org.cdiredis.interceptors.internal.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Objects as text: readable, the same for equal objects on every JVM, and different for different ones, so also for {@code 1} and
 * {@code "1"}. Its form is {@code docs/reference/method-keys.md}. It begins with a number that changes when the form does.
 */
public final class CanonicalText {

    /** The types that have a text form, as a message names them. */
    public static final String SUPPORTED =
            "String, primitive types and their wrappers, BigInteger, BigDecimal, enums, records, UUID, URI, Locale, Currency, Class,"
                    + " Date, the types of java.time, and arrays, collections, maps and optionals of these";

    /** As many characters as a text may have that is not replaced by its digest. */
    public static final int LONGEST = 512;

    private static final char VERSION = '1';

    /** What all texts begin with that are no digests. */
    static final String OPENING = VERSION + "(";

    private CanonicalText() {}

    /**
     * The text of several objects.
     *
     * @param values the objects
     * @return {@code 1("a, b",2L)} for example
     * @throws IllegalArgumentException if an object has no text form
     */
    public static String of(@Nullable Object... values) {
        StringBuilder out = Builders.take();
        try {
            write(values, out);
            return out.toString();
        } finally {
            Builders.giveBack(out);
        }
    }

    private static void write(@Nullable Object[] values, StringBuilder out) {
        out.append(OPENING);
        for (int i = 0; i < values.length; i++) {
            writeNext(i, values[i], out);
        }
        out.append(')');
    }

    static void writeNext(int index, @Nullable Object value, StringBuilder out) {
        if (index > 0) {
            out.append(',');
        }
        TextForm.writeAny(value, out, 0);
    }

    /**
     * The SHA-256 of a text, in place of one that is too long or nobody may read.
     *
     * @param text the text
     * @return {@code 1#} and 64 hexadecimal digits, which begins no text of this class
     */
    public static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return VERSION + "#" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A text, or its digest if it is longer than {@value #LONGEST} characters.
     *
     * @param text the text
     * @return the text itself, or its digest
     */
    public static String bounded(String text) {
        return text.length() <= LONGEST ? text : digest(text);
    }

    /**
     * Why objects of a type can never have a text form.
     *
     * @param type the type of a parameter
     * @return the reason; empty if they have one, or some of them may
     */
    public static Optional<String> refusal(Type type) {
        if (type instanceof GenericArrayType array) {
            return refusal(array.getGenericComponentType());
        }
        if (type instanceof ParameterizedType parameterized) {
            return refusal(parameterized.getRawType());
        }
        if (!(type instanceof Class<?> plain)) {
            return Optional.empty();
        }
        if (plain.isArray()) {
            return refusal(plain.getComponentType());
        }
        return plain.isPrimitive() || isOpen(plain) || TextForms.has(plain)
                ? Optional.empty()
                : Optional.of(plain.getName() + " has no text form. There is one of " + SUPPORTED);
    }

    /** Whether objects may be of a class that has a form, though the declared one has none. */
    private static boolean isOpen(Class<?> type) {
        return type.isInterface() || type == Object.class || Modifier.isAbstract(type.getModifiers());
    }
}
