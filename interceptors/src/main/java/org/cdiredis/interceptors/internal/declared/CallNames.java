package org.cdiredis.interceptors.internal.declared;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.cdiredis.interceptors.internal.expression.Expression;

/**
 * Names that depend on the arguments of a call: a name, or that with a colon and a key.
 *
 * @param name what all names are or begin with
 * @param keys give keys, of each value one
 * @param positions the parameters that give a key together
 * @param mayBeSeveral whether a call may have several
 */
public record CallNames(String name, List<Expression<Object>> keys, List<Integer> positions, boolean mayBeSeveral) {

    /** Copies the lists. */
    public CallNames {
        keys = List.copyOf(keys);
        positions = List.copyOf(positions);
    }

    /**
     * The names of a call.
     *
     * @param arguments its arguments
     * @return the names, at least one
     * @throws UnusableKeyException if a key is null, empty or no text, or cannot be evaluated
     */
    public SortedSet<String> of(@Nullable Object[] arguments) {
        SortedSet<String> names = new TreeSet<>();
        if (!positions.isEmpty()) {
            names.add(name + ':' + together(arguments));
        } else if (keys.isEmpty()) {
            names.add(name);
        } else {
            keys.forEach(key -> values(key, arguments).forEach(value -> names.add(name + ':' + text(value))));
        }
        if (names.isEmpty()) {
            throw new UnusableKeyException("its key is an empty collection", null);
        }
        if (names.size() > 1 && !mayBeSeveral) {
            throw new UnusableKeyException("its key has given several, and it can only have one", null);
        }
        return names;
    }

    /**
     * The same, with more before the key.
     *
     * @param part what goes between the name and the key, any text
     * @return names that begin with the name, a colon, and that text with its colons escaped
     */
    public CallNames with(String part) {
        return new CallNames(name + ':' + escaped(part), keys, positions, mayBeSeveral);
    }

    /** Different texts, and without colons, for different ones. */
    private static String escaped(String part) {
        return part.replace("%", "%25").replace(":", "%3A");
    }

    private String together(@Nullable Object[] arguments) {
        if (positions.size() == 1) {
            return text(arguments[positions.get(0)]);
        }
        return positions.stream()
                .map(position -> escaped(text(arguments[position])))
                .collect(Collectors.joining(":"));
    }

    private static Collection<?> values(Expression<Object> key, @Nullable Object[] arguments) {
        Object value;
        try {
            value = key.evaluate(arguments);
        } catch (RuntimeException e) {
            throw new UnusableKeyException("its key cannot be evaluated: " + e.getMessage(), e);
        }
        if (value instanceof Collection<?> several) {
            return several;
        }
        return value instanceof Object[] several ? Arrays.asList(several) : Collections.singletonList(value);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            throw new UnusableKeyException("its key is null", null);
        }
        String text = KeyText.of(value)
                .orElseThrow(() -> new UnusableKeyException(
                        "its key is of " + value.getClass().getName() + ", which has no text. There is one of "
                                + KeyText.SUPPORTED,
                        null));
        if (text.isEmpty()) {
            throw new UnusableKeyException("its key is empty", null);
        }
        return text;
    }
}
