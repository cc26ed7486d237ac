package org.cdiredis.caching.internal.plan;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.Nulls;
import org.cdiredis.caching.internal.key.KeySource;

/**
 * Puts an entry.
 *
 * @param cache where
 * @param key makes the key
 * @param position the position of the parameter with the value; -1 for what the method returns
 * @param stored whether it is stored, and for how long
 * @param rules when
 * @param unstorable what becomes of values that no entry can hold
 */
public record Put(
        NamedCache cache,
        KeySource key,
        int position,
        StoreRules stored,
        ChangeRules rules,
        UnstorableValues unstorable)
        implements RuledChange {

    @Override
    public @Nullable Step prepare(MethodCall call) {
        if (!rules.applies(call)) {
            return null;
        }
        Object argument = position < 0 ? null : call.arguments()[position];
        if (key.needsResult()) {
            return result -> put(call, key.key(call, result), position < 0 ? result : argument);
        }
        String known = key.key(call, null);
        return result -> put(call, known, position < 0 ? result : argument);
    }

    private CompletionStage<?> put(MethodCall call, String known, @Nullable Object returned) {
        Object value = stored.form().valueOf(returned);
        if (value == null && stored.nulls() == Nulls.EVICT) {
            return cache.remove(List.of(known));
        }
        if ((value == null && stored.nulls() == Nulls.SKIP) || stored.isRefused(call, value)) {
            return CompletableFuture.completedFuture(false);
        }
        return unstorable.put(cache, call.method(), known, value, stored.expiry(call, value));
    }
}
