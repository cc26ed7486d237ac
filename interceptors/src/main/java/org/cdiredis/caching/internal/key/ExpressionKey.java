package org.cdiredis.caching.internal.key;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.CacheInvocation;
import org.cdiredis.caching.CacheKeys;
import org.cdiredis.interceptors.internal.expression.Expression;

/**
 * A key by an expression.
 *
 * @param beginning what all keys of the cache begin with
 * @param expression gives the key
 * @param needsResult whether it names the result
 */
public record ExpressionKey(String beginning, Expression<Object> expression, boolean needsResult) implements KeySource {

    @Override
    public String key(CacheInvocation call, @Nullable Object result) {
        return beginning + CacheKeys.of(expression.evaluate(call.arguments(), result));
    }

    @Override
    public boolean isStill(CharSequence known, CacheInvocation call) {
        try {
            return key(call, null).contentEquals(known);
        } catch (RuntimeException e) {
            return false; // what it reads is being changed just now
        }
    }
}
