package org.cdiredis.caching.internal.plan;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Expiry;
import org.cdiredis.caching.CacheInvocation;
import org.cdiredis.caching.ExpiryChooser;
import org.cdiredis.caching.Nulls;
import org.cdiredis.interceptors.internal.expression.Expression;

/**
 * Whether a value is stored, and for how long.
 *
 * @param lifetime how long, unless the value decides
 * @param chooser decides by the value; null for none
 * @param unless says of a value that it is not stored; null for none
 * @param nulls what becomes of nulls
 * @param nullLifetime how long nulls live
 * @param form how the method has the value
 */
public record StoreRules(
        Lifetime lifetime,
        @Nullable ExpiryChooser chooser,
        @Nullable Expression<Boolean> unless,
        Nulls nulls,
        Lifetime nullLifetime,
        ValueForm form) {

    private static final Expiry NEVER_STORED = Expiry.after(Duration.ZERO);

    /** Whether all values are stored, and alike. */
    boolean isFixed() {
        return chooser == null
                && unless == null
                && lifetime.isFixed()
                && (nulls == Nulls.BY_CONFIGURATION || nulls == Nulls.STORE)
                && nullLifetime.equals(lifetime);
    }

    /** When the entry of a value expires; immediately if it is not to be stored. */
    Expiry expiry(CacheInvocation call, @Nullable Object value) {
        if (value == null && (nulls == Nulls.SKIP || nulls == Nulls.EVICT)) {
            return NEVER_STORED;
        }
        if (isRefused(call, value)) {
            return NEVER_STORED;
        }
        Lifetime byDefault = value == null ? nullLifetime : lifetime;
        if (chooser == null) {
            return byDefault.next();
        }
        Expiry chosen = chooser.choose(call, form.returned(value));
        return chosen instanceof Expiry.ByDefault ? byDefault.next() : chosen;
    }

    /** Whether a value is one of those that are not stored. */
    boolean isRefused(CacheInvocation call, @Nullable Object value) {
        return unless != null && Boolean.TRUE.equals(unless.evaluate(call.arguments(), form.returned(value)));
    }
}
