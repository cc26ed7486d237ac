package org.cdiredis.internal.codec.serialize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Sets and maps without an order of their own, put in that of their elements, so that equal ones give the same bytes: the order
 * of a hash table depends on its history, and that of {@code Set.of} on the run.
 */
final class Ordered {

    private Ordered() {}

    /** The collection, or a set of the same elements in their order. */
    static Collection<?> collection(Collection<?> collection) {
        if (!(collection instanceof Set<?>)
                || collection instanceof SortedSet<?>
                || collection instanceof LinkedHashSet<?>
                || collection instanceof EnumSet<?>
                || collection.size() < 2) {
            return collection;
        }
        List<Object> elements = new ArrayList<>(collection);
        return isSorted(elements) ? Collections.unmodifiableSet(new LinkedHashSet<>(elements)) : collection;
    }

    /** The map, or one of the same entries in the order of their keys. */
    static Map<?, ?> map(Map<?, ?> map) {
        if (map instanceof SortedMap<?, ?>
                || map instanceof LinkedHashMap<?, ?>
                || map instanceof EnumMap<?, ?>
                || map.size() < 2) {
            return map;
        }
        List<Object> keys = new ArrayList<>(map.keySet());
        if (!isSorted(keys)) {
            return map;
        }
        Map<Object, Object> sorted = new LinkedHashMap<>(keys.size() * 2);
        keys.forEach(key -> sorted.put(key, map.get(key)));
        return sorted;
    }

    private static boolean isSorted(List<Object> elements) {
        for (Object element : elements) {
            if (!(element instanceof Comparable<?>)
                    || element.getClass() != elements.get(0).getClass()) {
                return false;
            }
        }
        Object[] sorted = elements.toArray();
        Arrays.sort(sorted);
        Collections.copy(elements, Arrays.asList(sorted));
        return true;
    }
}
