package org.cdiredis.internal.invalidation;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisClient;

import org.cdiredis.internal.CacheLogger;
import org.cdiredis.internal.near.InvalidationListener;
import org.cdiredis.internal.near.Invalidations;

/**
 * Tells of changes over connections to each server that answers reads. Several times within the bound they are asked for a sign
 * of life, and it is looked whether they are still the right ones; where one ends, or gives no sign, or another server takes
 * over, all begin anew.
 */
final class RedissonInvalidations implements Invalidations, Connection.Events {

    private static final int LOOKS_PER_BOUND = 5;
    private static final Duration LONGEST_LOOK = Duration.ofMillis(500);
    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(3);
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(10);

    private final String cache;
    private final Nodes nodes;
    private final Feed feed;
    private final Function<Collection<String>, CompletionStage<@Nullable Void>> teller;
    private final Duration bound;
    private final ScheduledExecutorService timer;
    private @Nullable InvalidationListener listener;
    private @Nullable Subscription subscription;
    private @Nullable ScheduledFuture<?> looks;
    private boolean isHeard;
    private boolean isRefused;
    private long pause = System.nanoTime();

    /**
     * Invalidations that have not been started.
     *
     * @param cache the name of the cache, for the log
     * @param nodes the servers
     * @param feed what is asked of them
     * @param teller tells other nodes of keys
     * @param bound for how long entries are served after a sign of life
     * @param timer for looking after the connections
     */
    RedissonInvalidations(
            String cache,
            Nodes nodes,
            Feed feed,
            Function<Collection<String>, CompletionStage<@Nullable Void>> teller,
            Duration bound,
            ScheduledExecutorService timer) {
        this.cache = cache;
        this.nodes = nodes;
        this.feed = feed;
        this.teller = teller;
        this.bound = bound;
        this.timer = timer;
    }

    /** Where the server tells by itself, nobody has to be told. */
    static CompletionStage<@Nullable Void> nobody(Collection<String> physicalKeys) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized void start(InvalidationListener hearer) {
        listener = hearer;
        long period = Math.min(bound.dividedBy(LOOKS_PER_BOUND).toNanos(), LONGEST_LOOK.toNanos());
        looks = timer.scheduleWithFixedDelay(this::look, 0, period, TimeUnit.NANOSECONDS);
    }

    @Override
    public CompletionStage<@Nullable Void> written(Collection<String> physicalKeys) {
        return teller.apply(physicalKeys);
    }

    private synchronized void look() {
        try {
            look(nodes.current(), System.nanoTime());
        } catch (RuntimeException | Error e) {
            lose(String.valueOf(e), false); // a client that is being closed, for example; the next look is another try
        }
    }

    private void look(List<RedisClient> current, long now) {
        Subscription existing = subscription;
        InvalidationListener hearer = listener;
        if (hearer == null) {
            return;
        }
        if (existing != null && !existing.isTo(current)) {
            lose("other servers answer", false);
        } else if (existing != null && existing.silence(now) > longestSilence().toNanos()) {
            lose("no sign of life", false);
        } else if (existing != null) {
            existing.ping();
        }
        if (subscription == null && !current.isEmpty() && now - pause >= 0) {
            Subscription begun = new Subscription(current, feed, hearer, this, now);
            subscription = begun;
            begun.open(this);
        }
    }

    private Duration longestSilence() {
        Duration twice = bound.multipliedBy(2);
        return twice.compareTo(SHORTEST_SILENCE) > 0 ? twice : SHORTEST_SILENCE;
    }

    @Override
    public synchronized void heardAllBefore(Connection connection, long moment) {
        Subscription existing = subscription;
        InvalidationListener hearer = listener;
        if (existing == null || hearer == null || !existing.has(connection)) {
            return;
        }
        existing.heardAllBefore(connection, moment);
        existing.heardAllBefore().ifPresent(before -> {
            if (!isHeard) {
                isHeard = true;
                isRefused = false;
                CacheLogger.LOG.invalidationsHeard(cache);
            }
            hearer.upToDate(before + bound.toNanos());
        });
    }

    @Override
    public synchronized void ended(Connection connection, String reason, boolean isRefusal) {
        Subscription existing = subscription;
        if (existing != null && existing.has(connection)) {
            lose(reason, isRefusal);
        }
    }

    private void lose(String reason, boolean isRefusal) {
        Subscription existing = subscription;
        InvalidationListener hearer = listener;
        subscription = null;
        if (existing == null || hearer == null) {
            return;
        }
        hearer.lost();
        existing.close();
        if (isRefusal) {
            pause = System.nanoTime() + AFTER_REFUSAL.toNanos();
            if (!isRefused) {
                CacheLogger.LOG.invalidationsRefused(cache, reason);
            }
            isRefused = true;
        } else if (isHeard) {
            CacheLogger.LOG.invalidationsLost(cache, reason);
        }
        isHeard = false;
    }

    /** Ends for good. */
    synchronized void close() {
        ScheduledFuture<?> running = looks;
        if (running != null) {
            running.cancel(false);
        }
        isHeard = false; // which is nothing to warn of
        lose("closed", false);
        listener = null;
    }
}
