package org.cdiredis.caching.internal.plan;

import org.jspecify.annotations.Nullable;

/**
 * Removes all entries.
 *
 * @param cache where
 * @param rules when
 */
public record Clearing(NamedCache cache, ChangeRules rules) implements RuledChange {

    @Override
    public boolean isOfAll() {
        return true;
    }

    @Override
    public @Nullable Step prepare(MethodCall call) {
        return rules.applies(call) ? result -> cache.clear() : null;
    }
}
