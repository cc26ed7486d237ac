package org.cdiredis.caching.internal.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.key.KeySource;

/**
 * Removes the entries of a call.
 *
 * @param cache where
 * @param keys makes the keys
 * @param rules when
 */
public record Removal(NamedCache cache, KeySource keys, ChangeRules rules) implements RuledChange {

    @Override
    public @Nullable Step prepare(MethodCall call) {
        if (!rules.applies(call)) {
            return null;
        }
        if (keys.needsResult()) {
            return result -> cache.remove(keys.keys(call, result));
        }
        List<String> known = keys.keys(call, null);
        return result -> cache.remove(known);
    }
}
