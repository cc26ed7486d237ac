package org.cdiredis.internal.lock;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.internal.CacheLogger;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.client.Circuit;
import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.commands.RedissonCalls;
import org.cdiredis.internal.config.LockSettings;
import org.cdiredis.internal.config.OnLostRelease;
import org.cdiredis.internal.lock.LockCommands.Held;
import org.cdiredis.lock.LockLostException;

/** The locks of one cache. Nothing is sent, and no thread made, before the first is acquired. Thread-safe. */
public final class LeasedLocks implements LockFactory, AutoCloseable {

    private final LockEngine engine;
    private final LockSettings settings;
    private final Duration closeLimit;
    private final String process = UUID.randomUUID().toString();
    private final AtomicLong owners = new AtomicLong();

    LeasedLocks(LockEngine engine, LockSettings settings, Duration closeLimit) {
        this.engine = engine;
        this.settings = settings;
        this.closeLimit = closeLimit;
    }

    /**
     * Locks in Redis, which are released before the client is closed.
     *
     * @param cache the name of the cache, for messages
     * @param client the client, made on first use
     * @param circuit turns calls away while Redis fails
     * @param settings how they are held
     * @return the locks
     */
    public static LeasedLocks over(String cache, Client client, Circuit circuit, LockSettings settings) {
        LockCommands commands = new RedissonLockCommands(new RedissonCalls(cache, client, circuit));
        LeasedLocks locks = new LeasedLocks(
                new LockEngine(cache, commands, client.timer(), client.blocking()),
                settings,
                client.deadline().duration());
        client.beforeClose(locks::close);
        return locks;
    }

    /**
     * Locks in this process only.
     *
     * @param cache the name of the cache, for messages
     * @param clock the clock that leases end by
     * @param settings how they are held
     * @param timer what renews them and ends waits
     * @param blocking where holders are told of a loss
     * @return the locks
     */
    public static LeasedLocks inMemory(
            String cache,
            InstantSource clock,
            LockSettings settings,
            ScheduledExecutorService timer,
            Executor blocking) {
        return new LeasedLocks(
                new LockEngine(cache, new InMemoryLockCommands(clock), timer, blocking),
                settings,
                Duration.ofSeconds(1));
    }

    @Override
    public LeasedLocks of(String prefix, String name) {
        return this;
    }

    /** A lock, to be held in some company. */
    LeasedLock lock(String prefix, String name, Share share) {
        return new LeasedLock(this, new LockKey(engine.cache(), prefix, checked(name)), terms(share));
    }

    /** A semaphore. */
    LeasedSemaphore semaphore(String prefix, String name, int permits) {
        LockKey key = new LockKey(engine.cache(), LockKey.Kind.SEMAPHORE, prefix, checked(name));
        return new LeasedSemaphore(this, key, terms(Share.permit(permits)));
    }

    private Lease.Terms terms(Share share) {
        return new Lease.Terms(settings.lease(), true, share);
    }

    private static String checked(String name) {
        if (Objects.requireNonNull(name, "name").isEmpty()) {
            throw new IllegalArgumentException("name: empty");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException("name: has half of a surrogate pair");
        }
        return name;
    }

    LockEngine engine() {
        return engine;
    }

    Map<ThreadHold.Key, ThreadHold> holds() {
        return engine.holds();
    }

    /** Begins to acquire a lock or a permit; whoever completes the future ends that. */
    CompletableFuture<Optional<LeasedHandle>> acquire(LockKey key, Lease.Terms terms, Wait wait) {
        Held held = new Held(key.lock(), newOwner(), terms.lease(), terms.share());
        Acquisition acquisition = new Acquisition(engine, key, held, terms, wait);
        acquisition.start();
        CompletableFuture<Optional<Lease>> lease = acquisition.result();
        CompletableFuture<Optional<LeasedHandle>> handle = new CompletableFuture<>();
        CompletionStage<?> unusedHanding = lease.whenComplete((found, failure) -> {
            if (failure != null) {
                handle.completeExceptionally(failure);
            } else if (!Calls.hand(handle, () -> found.map(given -> new LeasedHandle(this, given)))) {
                found.ifPresent(engine::abandon);
            }
        });
        CompletionStage<?> unusedEnding = handle.whenComplete((result, failure) -> lease.cancel(false));
        return handle;
    }

    /** Somebody who holds, or wants, locks: nobody else has ever had that name. */
    String newOwner() {
        return process + ':' + owners.incrementAndGet();
    }

    /** Releases a lock when some time has passed, whatever becomes of this process. If it was lost, that is an error or a warning. */
    CompletionStage<Void> releaseIn(Lease lease, Duration delay) {
        Optional<Loss> loss = lease.loss();
        if (!lease.close()) {
            return CompletableFuture.completedFuture(null);
        }
        engine.renewer().remove(lease);
        if (loss.isPresent()) {
            return lost(lease, loss.get());
        }
        return engine.commands()
                .extend(lease.held().withLease(Duration.ofMillis(delay.toMillis())), LockCommands.Extension.EXACTLY)
                .thenCompose(left -> left.isZero() ? lost(lease, Loss.GONE) : CompletableFuture.completedFuture(null));
    }

    /** Releases a lock. If it was lost, that is an error or a warning. */
    CompletionStage<Void> release(Lease lease) {
        Optional<Loss> loss = lease.loss();
        if (!lease.close()) {
            return CompletableFuture.completedFuture(null);
        }
        engine.renewer().remove(lease);
        if (loss.isPresent()) {
            return lost(lease, loss.get());
        }
        return engine.releases()
                .release(lease.held())
                .thenCompose(
                        released -> released ? CompletableFuture.<Void>completedFuture(null) : lost(lease, Loss.GONE));
    }

    private CompletionStage<Void> lost(Lease lease, Loss loss) {
        lease.lostBeforeRelease(loss);
        if (settings.onLostRelease() == OnLostRelease.FAIL) {
            return CompletableFuture.failedFuture(lostException(lease, loss));
        }
        CacheLogger.LOG.lostLockReleased(lease.key().cache(), lease.key().name(), loss.words());
        return CompletableFuture.completedFuture(null);
    }

    static LockLostException lostException(Lease lease, Loss loss) {
        return new LockLostException(
                Messages.MESSAGES.lockLost(lease.key().cache(), lease.key().name(), loss.words()), null);
    }

    /** Releases all locks that are held or about to be, as long as Redis answers, and ends all waits. */
    @Override
    public void close() {
        RedisUnavailableException closed =
                new RedisUnavailableException(ErrorKind.CLOSED, Messages.MESSAGES.closed(engine.cache()), null);
        engine.lines().locks().stream()
                .flatMap(lock -> engine.lines().dissolve(lock).stream())
                .forEach(waiter -> waiter.fail(closed));
        List<Lease> leases = engine.renewer().leases();
        CompletableFuture<?>[] releases = leases.stream()
                .map(lease -> release(lease).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        // Those that fail are logged as lost, or end with their leases.
        CompletableFuture.allOf(releases)
                .exceptionally(failure -> null)
                .thenCompose(ignored -> engine.calls().none())
                .completeOnTimeout(null, closeLimit.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
