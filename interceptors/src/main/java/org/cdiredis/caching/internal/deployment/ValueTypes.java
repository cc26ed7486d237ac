package org.cdiredis.caching.internal.deployment;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Of which types the values in parts of caches are, whoever's annotations name them: their keys are the same. Not thread-safe: deployment
 * is one thread.
 */
public final class ValueTypes {

    private final Map<CacheName, Use> uses = new HashMap<>();

    /**
     * That a method keeps values.
     *
     * @param type their type, in words
     * @param place the method, in words
     */
    public record Use(String type, String place) {}

    /**
     * Takes note that a method keeps values.
     *
     * @param alias the alias
     * @param name the name within it; empty for all of the alias
     * @param use the method and the type
     * @return what another method has kept there before, if that is of another type
     */
    public Optional<Use> conflict(String alias, String name, Use use) {
        Use first = uses.computeIfAbsent(new CacheName(alias, name), unseen -> use);
        return first.type().equals(use.type()) ? Optional.empty() : Optional.of(first);
    }
}
