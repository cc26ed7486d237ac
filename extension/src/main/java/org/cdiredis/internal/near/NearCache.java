package org.cdiredis.internal.near;

import java.util.Collection;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.config.NearCacheSettings;

/**
 * The entries of one cache that this node keeps in front of Redis. Thread-safe.
 *
 * <p>A kept entry is served only while three things hold: the session in which it was read goes on, which ends when the
 * connection that tells of changes does; the session is up to date, which a sign of life of that connection makes it for a
 * while; and no change has been counted for its key since before it was asked for. Changes are counted in stripes, which keys
 * share, rather than per key: whoever reads takes the count first, so there is no race between an answer and a change.
 */
public final class NearCache implements InvalidationListener {

    private static final int FEWEST_STRIPES = 1 << 12;
    private static final int MOST_STRIPES = 1 << 18;
    private static final int STRIPES_PER_ENTRY = 8;
    private static final int BYTES_PER_ENTRY = 512;

    private final NearCacheSettings settings;
    private final TrackedKeys keys;
    private final Invalidations invalidations;
    private final LongSupplier nanoTime;
    private final AtomicLongArray changes;
    private final AtomicBoolean isStarted = new AtomicBoolean();
    private volatile @Nullable Session session;

    /**
     * A near cache that keeps nothing yet.
     *
     * @param settings what it keeps
     * @param keys the keys of which it hears
     * @param invalidations tell it of changes, from its first use on
     * @param nanoTime the clock of {@link System#nanoTime}
     */
    public NearCache(NearCacheSettings settings, TrackedKeys keys, Invalidations invalidations, LongSupplier nanoTime) {
        this.settings = settings;
        this.keys = keys;
        this.invalidations = invalidations;
        this.nanoTime = nanoTime;
        this.changes = new AtomicLongArray(stripes(settings.bound()));
    }

    private static int stripes(NearCacheSettings.Bound bound) {
        long entries = bound instanceof NearCacheSettings.Bytes ? bound.maximum() / BYTES_PER_ENTRY : bound.maximum();
        long wanted = Math.max(FEWEST_STRIPES, Math.min(MOST_STRIPES, entries * STRIPES_PER_ENTRY));
        return Math.toIntExact(Long.highestOneBit(wanted));
    }

    /** The entry of a key; null if there is none that may be served now. */
    @Nullable
    NearEntry find(NearKey key, long needed) {
        Session current = session;
        if (current == null) {
            return null;
        }
        // In this order, so that what makes the session up to date until then is in the count, and the thread may pause
        // between.
        long until = current.until();
        NearEntry entry = current.get(key);
        if (entry == null || changes.get(entry.stripe()) != entry.change()) {
            return null;
        }
        long now = nanoTime.getAsLong();
        return until - now > 0 && entry.isAlive(now, needed) ? entry : null;
    }

    /** What to take before Redis is asked for a key; null if the answer cannot be kept. */
    @Nullable
    Ticket ticket(String physicalKey) {
        if (!isStarted.get() && isStarted.compareAndSet(false, true)) {
            invalidations.start(this);
        }
        Session current = session;
        if (current == null || !keys.cover(physicalKey)) {
            return null;
        }
        int stripe = stripe(physicalKey);
        return new Ticket(current, stripe, changes.get(stripe), nanoTime.getAsLong());
    }

    NearCacheSettings settings() {
        return settings;
    }

    /**
     * A call that may change entries. This node's are gone before it begins, and again when it ends, since meanwhile a reader may
     * have found the old ones; the other nodes have been told, if they need to be, before its result is there.
     *
     * @param physicalKeys the keys; empty for any
     * @param call the call
     * @param <T> the type of its result
     * @return its result
     */
    public <T extends @Nullable Object> CompletionStage<T> writing(
            Collection<String> physicalKeys, Supplier<CompletionStage<T>> call) {
        changed(physicalKeys);
        return written(physicalKeys, call.get());
    }

    <T extends @Nullable Object> CompletionStage<T> written(Collection<String> physicalKeys, CompletionStage<T> write) {
        return write.handle((result, failure) -> {
                    changed(physicalKeys);
                    CompletionStage<@Nullable Void> told = invalidations.written(physicalKeys);
                    return failure == null
                            ? told.thenCompose(done -> write)
                            // The failure of the write counts more than one of telling.
                            : told.handle((done, ignored) -> true).thenCompose(done -> write);
                })
                .thenCompose(Function.identity());
    }

    private void changed(Collection<String> physicalKeys) {
        if (physicalKeys.isEmpty()) {
            allChanged();
        } else {
            physicalKeys.forEach(this::changed);
        }
    }

    private int stripe(String physicalKey) {
        int hash = physicalKey.hashCode();
        return (hash ^ (hash >>> 16)) & (changes.length() - 1);
    }

    /**
     * How many entries are kept.
     *
     * @return the number, those included that may not be served any more
     */
    public long size() {
        Session current = session;
        return current == null ? 0 : current.size();
    }

    /**
     * Whether entries may be served.
     *
     * @return false as long as changes are not told
     */
    public boolean isUpToDate() {
        Session current = session;
        return current != null && current.until() - nanoTime.getAsLong() > 0;
    }

    @Override
    public void changed(String physicalKey) {
        changes.getAndIncrement(stripe(physicalKey));
    }

    @Override
    public synchronized void upToDate(long until) {
        Session current = session;
        if (current == null) {
            session = new Session(settings.bound(), until);
        } else {
            current.extend(until);
        }
    }

    @Override
    public synchronized void allChanged() {
        Session current = session;
        if (current != null) {
            session = new Session(settings.bound(), current.until());
        }
    }

    @Override
    public synchronized void lost() {
        session = null;
    }
}
