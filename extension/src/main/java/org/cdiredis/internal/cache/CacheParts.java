package org.cdiredis.internal.cache;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.cdiredis.NullPolicy;
import org.cdiredis.internal.lock.LockFactory;
import org.cdiredis.internal.near.NearValues;

/**
 * What all views of one cache, whatever their prefix and version, have in common.
 *
 * @param codecs how its keys and values are written
 * @param lifetimes how long its entries live
 * @param scanPageSize how many keys a scan looks at, unless a call says
 * @param loadContext how its values are loaded
 * @param loads the loads that are under way
 * @param locks its locks
 * @param inTransactions its entries as a transaction sees them
 * @param near its entries that this node keeps; null for none
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
record CacheParts<K, V extends @Nullable Object>(
        CacheCodecs<K, V> codecs,
        Lifetimes lifetimes,
        int scanPageSize,
        LoadContext loadContext,
        Loads<V> loads,
        LockFactory locks,
        TransactionalStore inTransactions,
        @Nullable NearValues<V> near) {

    /** The same, with loads that fail with Redis. Their loads are their own: nobody waits for one that ignores more or less. */
    CacheParts<K, V> strict() {
        return new CacheParts<>(
                codecs, lifetimes, scanPageSize, loadContext.strict(), loads.apart(), locks, inTransactions, near);
    }

    /** The same for methods, with loads of their own as with {@link #strict}, which removals end like the others. */
    CacheParts<K, V> forMethods(Optional<NullPolicy> nulls, FailurePolicy failures) {
        return new CacheParts<>(
                codecs,
                lifetimes,
                scanPageSize,
                loadContext.forMethods(nulls, failures),
                loads.beside(),
                locks,
                inTransactions.forMethods(failures),
                near);
    }
}
