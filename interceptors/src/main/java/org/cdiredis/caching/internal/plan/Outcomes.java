package org.cdiredis.caching.internal.plan;

import java.util.List;

/**
 * After which exceptions a change is made all the same.
 *
 * @param included those after which it is
 * @param excluded those after which it is not
 */
public record Outcomes(List<Class<? extends Throwable>> included, List<Class<? extends Throwable>> excluded) {

    /** Copies the lists. */
    public Outcomes {
        included = List.copyOf(included);
        excluded = List.copyOf(excluded);
    }

    /** With neither list, no exception; with one, what that says; with both, what is included and not excluded. */
    boolean includes(Throwable thrown) {
        boolean isIncluded = included.isEmpty() ? !excluded.isEmpty() : hasInstance(included, thrown);
        return isIncluded && !hasInstance(excluded, thrown);
    }

    private static boolean hasInstance(List<Class<? extends Throwable>> types, Throwable thrown) {
        return types.stream().anyMatch(type -> type.isInstance(thrown));
    }
}
