package org.cdiredis.internal.lock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.TimeToLive;

/** Lock commands over a map: the reference implementation, and the double for tests that are not about Redis. */
final class InMemoryLockCommands implements LockCommands {

    private final InstantSource clock;
    private final Map<String, Lease> leases = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private long lastToken;

    InMemoryLockCommands(InstantSource clock) {
        this.clock = clock;
    }

    private record Lease(String owner, Instant end) {}

    @Override
    public CompletionStage<Attempt> acquire(Held held, Duration interest) {
        return completed(() -> {
            Lease lease = live(held.lock());
            if (lease != null) {
                return new Taken(Duration.between(clock.instant(), lease.end()));
            }
            if (withdrawn.remove(held.owner())) {
                return new Taken(Duration.ZERO);
            }
            leases.put(held.lock(), new Lease(held.owner(), clock.instant().plus(held.lease())));
            return new Acquired(++lastToken, System.nanoTime());
        });
    }

    @Override
    public CompletionStage<Boolean> release(String lock, String owner) {
        return told(lock, completed(() -> isHeld(lock, owner) && leases.remove(lock) != null));
    }

    @Override
    public CompletionStage<Boolean> withdraw(String lock, String owner) {
        return told(lock, completed(() -> {
            if (isHeld(lock, owner)) {
                leases.remove(lock);
                return true;
            }
            withdrawn.add(owner);
            return false;
        }));
    }

    @Override
    public CompletionStage<Boolean> forceRelease(String lock) {
        return told(lock, completed(() -> live(lock) != null && leases.remove(lock) != null));
    }

    private CompletionStage<Boolean> told(String lock, CompletionStage<Boolean> release) {
        return release.thenApply(isReleased -> {
            if (isReleased) {
                listeners.forEach(listener -> listener.accept(lock));
            }
            return isReleased;
        });
    }

    @Override
    public CompletionStage<Duration> extend(Held held, Extension extension) {
        return completed(() -> extended(held, extension));
    }

    private Duration extended(Held held, Extension extension) {
        Lease lease = live(held.lock());
        if (lease == null || !lease.owner().equals(held.owner())) {
            return Duration.ZERO;
        }
        Instant from = extension == Extension.ADDITIONAL ? lease.end() : clock.instant();
        Instant end = from.plus(held.lease());
        if (extension == Extension.AT_LEAST && end.isBefore(lease.end())) {
            end = lease.end();
        }
        leases.put(held.lock(), new Lease(held.owner(), end));
        return Duration.between(clock.instant(), end);
    }

    @Override
    public CompletionStage<List<Renewal>> renew(List<Held> renewed) {
        return completed(() -> renewed.stream()
                .map(held -> extended(held, Extension.AT_LEAST).isZero() ? Renewal.LOST : Renewal.RENEWED)
                .toList());
    }

    @Override
    public CompletionStage<TimeToLive> remaining(String lock, @Nullable String owner) {
        return completed(() -> {
            Lease lease = live(lock);
            return lease == null || !(owner == null || lease.owner().equals(owner))
                    ? TimeToLive.absent()
                    : TimeToLive.remaining(Duration.between(clock.instant(), lease.end()));
        });
    }

    @Override
    public CompletionStage<@Nullable Void> onRelease(Consumer<String> listener) {
        listeners.add(listener);
        return CompletableFuture.completedFuture(null);
    }

    private boolean isHeld(String lock, String owner) {
        Lease lease = live(lock);
        return lease != null && lease.owner().equals(owner);
    }

    private @Nullable Lease live(String lock) {
        Lease lease = leases.get(lock);
        if (lease != null && !clock.instant().isBefore(lease.end())) {
            leases.remove(lock);
            return null;
        }
        return lease;
    }

    private <T> CompletionStage<T> completed(Supplier<T> step) {
        synchronized (leases) {
            return CompletableFuture.completedFuture(step.get());
        }
    }
}
