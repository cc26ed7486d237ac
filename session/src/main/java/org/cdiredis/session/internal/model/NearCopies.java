package org.cdiredis.session.internal.model;

import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** What a node knows of sessions, so that only what is newer has to be read. Bounded by bytes. Thread-safe. */
public final class NearCopies {

    private final Cache<String, NearCopy> copies;

    /**
     * None yet.
     *
     * @param maxBytes about how many bytes they may take; 0 for none
     */
    public NearCopies(long maxBytes) {
        this.copies = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String storage, NearCopy copy) -> copy.weight())
                .executor(Runnable::run)
                .build();
    }

    /**
     * What is known of a session.
     *
     * @param storage the storage id
     * @return the copy; empty if there is none
     */
    public Optional<NearCopy> get(String storage) {
        return Optional.ofNullable(copies.getIfPresent(storage));
    }

    void put(String storage, NearCopy copy) {
        copies.asMap().merge(storage, copy, (old, now) -> now.version() >= old.version() ? now : old);
    }

    void remove(String storage) {
        copies.invalidate(storage);
    }
}
