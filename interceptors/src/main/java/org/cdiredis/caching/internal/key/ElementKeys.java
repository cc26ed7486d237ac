package org.cdiredis.caching.internal.key;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.CacheInvocation;

/**
 * One key for each element of a collection or array; none for null.
 */
public final class ElementKeys implements KeySource {

    private final ParameterKey key;
    private final int position;

    /**
     * Keys.
     *
     * @param beginning what all keys of the cache begin with
     * @param positions the positions of the parameters
     * @param each which of the positions has the elements
     * @param isSecret whether nobody is to read them
     */
    public ElementKeys(String beginning, int[] positions, int each, boolean isSecret) {
        this.key = new ParameterKey(beginning, positions, isSecret);
        this.position = positions[each];
    }

    @Override
    public String key(CacheInvocation call, @Nullable Object result) {
        throw new UnsupportedOperationException("several keys");
    }

    @Override
    public List<String> keys(CacheInvocation call, @Nullable Object result) {
        @Nullable Object[] arguments = call.arguments().clone();
        List<String> keys = new ArrayList<>();
        for (Object element : elements(arguments[position])) {
            arguments[position] = element;
            keys.add(key.key(arguments));
        }
        return keys;
    }

    private static Iterable<? extends @Nullable Object> elements(@Nullable Object elements) {
        if (elements instanceof Iterable<?> iterable) {
            return iterable;
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; elements != null && i < Array.getLength(elements); i++) {
            list.add(Array.get(elements, i));
        }
        return list;
    }
}
