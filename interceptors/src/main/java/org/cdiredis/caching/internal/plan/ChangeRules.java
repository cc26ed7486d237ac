package org.cdiredis.caching.internal.plan;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.CacheInvocation;
import org.cdiredis.interceptors.internal.expression.Expression;

/**
 * When a change is made.
 *
 * @param condition says of a call whether it is; null for always
 * @param isAfter whether it is after the method
 * @param outcomes after which exceptions it is
 */
public record ChangeRules(@Nullable Expression<Boolean> condition, boolean isAfter, Outcomes outcomes) {

    boolean applies(CacheInvocation call) {
        return condition == null || Boolean.TRUE.equals(condition.evaluate(call.arguments()));
    }
}
