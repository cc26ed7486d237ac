package org.cdiredis.session.internal.model;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * What a node knows of sessions, so that only what is newer has to be read, and since when nobody has used them here. Bounded by bytes.
 * Thread-safe.
 */
public final class NearCopies {

    private final Cache<String, Kept> copies;
    private final LongSupplier nanoTime;

    private record Kept(NearCopy copy, long used) {}

    /**
     * None yet.
     *
     * @param maxBytes about how many bytes they may take; 0 for none
     */
    public NearCopies(long maxBytes) {
        this(maxBytes, System::nanoTime);
    }

    NearCopies(long maxBytes, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.copies = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String storage, Kept kept) -> kept.copy().weight())
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
        return Optional.ofNullable(copies.getIfPresent(storage)).map(Kept::copy);
    }

    /**
     * How long ago the session was used on this node, as far as it knows. The time of day has nothing to do with it.
     *
     * @param storage the storage id
     * @return the time; empty if there is no copy
     */
    public Optional<Duration> idle(String storage) {
        return Optional.ofNullable(copies.getIfPresent(storage))
                .map(kept -> Duration.ofNanos(nanoTime.getAsLong() - kept.used()));
    }

    /**
     * Says that a session is used now.
     *
     * @param storage the storage id
     */
    public void used(String storage) {
        copies.asMap().computeIfPresent(storage, (key, kept) -> new Kept(kept.copy(), nanoTime.getAsLong()));
    }

    void put(String storage, NearCopy copy) {
        Kept latest = new Kept(copy, nanoTime.getAsLong());
        copies.asMap()
                .merge(
                        storage,
                        latest,
                        (old, now) ->
                                now.copy().version() >= old.copy().version() ? now : new Kept(old.copy(), now.used()));
    }

    void remove(String storage) {
        copies.invalidate(storage);
    }
}
