package org.cdiredis.internal.config;

import org.cdiredis.Expiry;
import org.cdiredis.NullPolicy;

/**
 * How the entries of a cache come and go.
 *
 * @param expiry when an entry expires that is put without an expiry; not {@link Expiry#byDefault()}
 * @param jitter by which part of its time to live, at most, an entry expires earlier; 0 to 1
 * @param nulls what becomes of nulls
 * @param clear how the cache is cleared
 * @param scanPageSize how many keys a scan looks at, at least 1
 * @param isTransactional whether writes in a transaction wait for its commit
 */
public record EntrySettings(
        Expiry expiry, double jitter, NullPolicy nulls, ClearMode clear, int scanPageSize, boolean isTransactional) {

    /**
     * Entries that are written at once.
     *
     * @param expiry when an entry expires that is put without an expiry; not {@link Expiry#byDefault()}
     * @param jitter by which part of its time to live, at most, an entry expires earlier; 0 to 1
     * @param nulls what becomes of nulls
     * @param clear how the cache is cleared
     * @param scanPageSize how many keys a scan looks at, at least 1
     */
    public EntrySettings(Expiry expiry, double jitter, NullPolicy nulls, ClearMode clear, int scanPageSize) {
        this(expiry, jitter, nulls, clear, scanPageSize, false);
    }

    /** Checks that the default is not itself by default. */
    public EntrySettings {
        if (expiry instanceof Expiry.ByDefault) {
            throw new IllegalArgumentException("expiry: the default cannot be the default");
        }
    }
}
