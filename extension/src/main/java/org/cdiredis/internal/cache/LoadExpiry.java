package org.cdiredis.internal.cache;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;

/**
 * When the entry of a load expires.
 *
 * @param lifetimes say when by default
 * @param fixed when, whatever the value
 * @param ofValue when, by the value; null for {@code fixed}
 */
record LoadExpiry(
        Lifetimes lifetimes, Expiry fixed, @Nullable Function<@Nullable Object, Expiry> ofValue) {

    static LoadExpiry of(LoadPolicy policy, Lifetimes lifetimes) {
        return new LoadExpiry(
                lifetimes,
                lifetimes.effective(policy.expiry()),
                policy.expiryOfValue().orElse(null));
    }

    /** Whether nothing is stored, whatever the value. */
    boolean isNeverStored() {
        return ofValue == null && fixed.isImmediate();
    }

    /** Not the default one. */
    Expiry of(@Nullable Object value) {
        return ofValue == null ? fixed : lifetimes.effective(ofValue.apply(value));
    }
}
