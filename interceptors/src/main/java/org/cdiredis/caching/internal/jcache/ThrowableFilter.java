package org.cdiredis.caching.internal.jcache;

import java.util.List;
import java.util.function.Predicate;

/**
 * Which exceptions an annotation means with its two lists.
 *
 * @param included the classes whose instances are meant; all if only the other list has any
 * @param excluded the classes whose instances are not meant even so
 * @param withoutLists what holds for all exceptions if both lists are empty
 */
record ThrowableFilter(
        List<Class<? extends Throwable>> included, List<Class<? extends Throwable>> excluded, boolean withoutLists)
        implements Predicate<Throwable> {

    ThrowableFilter {
        included = List.copyOf(included);
        excluded = List.copyOf(excluded);
    }

    static ThrowableFilter of(
            Class<? extends Throwable>[] included, Class<? extends Throwable>[] excluded, boolean withoutLists) {
        return new ThrowableFilter(List.of(included), List.of(excluded), withoutLists);
    }

    @Override
    public boolean test(Throwable thrown) {
        if (included.isEmpty() && excluded.isEmpty()) {
            return withoutLists;
        }
        return (included.isEmpty() || isAnyOf(included, thrown)) && !isAnyOf(excluded, thrown);
    }

    private static boolean isAnyOf(List<Class<? extends Throwable>> classes, Throwable thrown) {
        return classes.stream().anyMatch(candidate -> candidate.isInstance(thrown));
    }
}
