package org.cdiredis.caching.internal.plan;

import org.jspecify.annotations.Nullable;

import org.cdiredis.LoadPolicy;
import org.cdiredis.caching.CacheInvocation;
import org.cdiredis.caching.internal.key.KeySource;
import org.cdiredis.interceptors.internal.expression.Expression;

/**
 * How the result of a method is cached.
 *
 * @param cache where
 * @param key makes the keys
 * @param condition says of a call whether it is cached; null for always
 * @param load how values are loaded, but for what the value decides
 * @param stored whether values are stored, and for how long
 * @param exceptions the exceptions that are cached; null for none
 */
public record ResultRules(
        NamedCache cache,
        KeySource key,
        @Nullable Expression<Boolean> condition,
        LoadPolicy load,
        StoreRules stored,
        @Nullable ExceptionEntries exceptions) {

    boolean applies(CacheInvocation call) {
        return condition == null || Boolean.TRUE.equals(condition.evaluate(call.arguments()));
    }

    /** Checks that what a method has returned belongs to the key of its call, where it has run after its caller may have gone on. */
    void checkKey(CharSequence known, MethodCall call) {
        if (!key.isStill(known, call)) {
            throw new ChangedArgumentsException(call.method());
        }
    }

    boolean isReload() {
        return load.isReload();
    }

    LoadPolicy policy(CacheInvocation call) {
        return stored.isFixed() ? load : load.withExpiryOfValue(value -> stored.expiry(call, value));
    }
}
