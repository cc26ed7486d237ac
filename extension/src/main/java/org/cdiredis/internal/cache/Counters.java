package org.cdiredis.internal.cache;

import java.util.concurrent.CompletionStage;

import org.cdiredis.Expiry;
import org.cdiredis.internal.commands.Delta;
import org.cdiredis.internal.commands.IfAbsent;

/** Counts in entries that hold a number. Thread-safe. */
final class Counters<K> {

    private final String cache;
    private final Lifetimes lifetimes;
    private final OneEntry<K> one;

    /**
     * Counters.
     *
     * @param cache the alias of the cache
     * @param lifetimes how long entries live
     * @param one operations on one entry
     */
    Counters(String cache, Lifetimes lifetimes, OneEntry<K> one) {
        this.cache = cache;
        this.lifetimes = lifetimes;
        this.one = one;
    }

    /** The sum; fails where there is no entry. */
    CompletionStage<String> increment(K key, Delta delta) {
        return increment(key, delta, new IfAbsent.Refuse());
    }

    /** The sum; an entry that is made for it expires so. */
    CompletionStage<String> increment(K key, Delta delta, Expiry ifAbsent) {
        Expiry effective = lifetimes.effective(ifAbsent);
        if (!effective.isImmediate()) {
            return increment(key, delta, new IfAbsent.Create(lifetimes.inRedis(effective)));
        }
        return one.run(key, (commands, physicalKey) -> commands.increment(physicalKey, delta, new IfAbsent.Refuse()))
                .thenApply(sum -> sum == null ? delta.text() : sum);
    }

    private CompletionStage<String> increment(K key, Delta delta, IfAbsent ifAbsent) {
        return one.run(
                key,
                (commands, physicalKey) -> commands.increment(physicalKey, delta, ifAbsent)
                        .thenApply(sum -> {
                            if (sum == null) {
                                throw OneEntry.absent(cache, physicalKey);
                            }
                            return sum;
                        }));
    }
}
