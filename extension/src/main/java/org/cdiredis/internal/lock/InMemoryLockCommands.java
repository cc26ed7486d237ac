package org.cdiredis.internal.lock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Map<String, State> states = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private long lastToken;

    InMemoryLockCommands(InstantSource clock) {
        this.clock = clock;
    }

    /** Who holds a lock, until when, and who waits for it in order, until when he is forgotten. */
    private record State(Map<String, Holding> holdings, Map<String, Instant> queue) {

        State() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        @Nullable
        String first() {
            return queue.isEmpty() ? null : queue.keySet().iterator().next();
        }
    }

    private record Holding(Instant end, boolean isShared) {}

    @Override
    public CompletionStage<Attempt> acquire(Held held, Duration interest) {
        List<String> told = new ArrayList<>();
        return told(told, () -> acquired(held, interest, told));
    }

    private Attempt acquired(Held held, Duration interest, List<String> told) {
        if (withdrawn.contains(held.owner())) {
            return new Taken(Duration.ZERO);
        }
        State state = live(held.lock());
        Share share = held.share();
        boolean isTaken = !isShareable(state, share);
        String first = state.first();
        if (isTaken || (share.isQueued() && first != null && !first.equals(held.owner()))) {
            if (!interest.isZero() && share.isQueued()) {
                state.queue().put(held.owner(), clock.instant().plus(interest));
            }
            return new Taken(state.holdings().values().stream()
                    .map(holding -> Duration.between(clock.instant(), holding.end()))
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO));
        }
        state.holdings().put(held.owner(), new Holding(clock.instant().plus(held.lease()), share.isShared()));
        if (state.queue().remove(held.owner()) != null && share.isShared() && state.first() != null) {
            told.add(state.first());
        }
        return new Acquired(++lastToken, System.nanoTime());
    }

    private static boolean isShareable(State state, Share share) {
        long others = state.holdings().keySet().stream()
                .filter(owner -> !owner.equals(share.beside()))
                .count();
        boolean areShared = state.holdings().entrySet().stream()
                .allMatch(each -> each.getValue().isShared() || each.getKey().equals(share.beside()));
        return others == 0 || (others < share.limit() && areShared);
    }

    @Override
    public CompletionStage<Optional<Attempt>> acquireAll(List<Held> all) {
        return told(List.of(), () -> {
            boolean isFree = all.stream()
                    .allMatch(held -> live(held.lock()).holdings().isEmpty() && !withdrawn.contains(held.owner()));
            if (!isFree) {
                return Optional.of(new Taken(Duration.ZERO));
            }
            all.forEach(held -> live(held.lock())
                    .holdings()
                    .put(held.owner(), new Holding(clock.instant().plus(held.lease()), false)));
            return Optional.of(new Acquired(++lastToken, System.nanoTime()));
        });
    }

    /** There is one counter for all locks. */
    @Override
    public CompletionStage<Boolean> raiseToken(Held held, long token) {
        return told(List.of(), () -> live(held.lock()).holdings().containsKey(held.owner()));
    }

    @Override
    public CompletionStage<Long> sharers(String lock) {
        return told(
                List.of(),
                () -> live(lock).holdings().values().stream()
                        .filter(Holding::isShared)
                        .count());
    }

    @Override
    public CompletionStage<Boolean> release(String lock, String owner) {
        return release(lock, owner, false);
    }

    @Override
    public CompletionStage<Boolean> withdraw(String lock, String owner) {
        return release(lock, owner, true);
    }

    private CompletionStage<Boolean> release(String lock, String owner, boolean isForGood) {
        List<String> told = new ArrayList<>();
        return told(told, () -> {
            State state = live(lock);
            boolean isHeld = state.holdings().remove(owner) != null;
            boolean isQueued = state.queue().remove(owner) != null;
            if (isHeld || isQueued) {
                tell(lock, state, told);
            }
            if (!isHeld && isForGood) {
                withdrawn.add(owner);
            }
            return isHeld;
        });
    }

    @Override
    public CompletionStage<Boolean> forceRelease(String lock) {
        List<String> told = new ArrayList<>();
        return told(told, () -> {
            State state = live(lock);
            boolean isHeld = !state.holdings().isEmpty();
            state.holdings().clear();
            if (isHeld) {
                tell(lock, state, told);
            }
            return isHeld;
        });
    }

    private static void tell(String lock, State state, List<String> told) {
        told.add(lock);
        String first = state.first();
        if (first != null) {
            told.add(first);
        }
    }

    @Override
    public CompletionStage<Duration> extend(Held held, Extension extension) {
        return told(List.of(), () -> extended(held, extension));
    }

    private Duration extended(Held held, Extension extension) {
        State state = live(held.lock());
        Holding holding = state.holdings().get(held.owner());
        if (holding == null) {
            return Duration.ZERO;
        }
        Instant from = extension == Extension.ADDITIONAL ? holding.end() : clock.instant();
        Instant end = from.plus(held.lease());
        if (extension == Extension.AT_LEAST && end.isBefore(holding.end())) {
            end = holding.end();
        }
        state.holdings().put(held.owner(), new Holding(end, holding.isShared()));
        return Duration.between(clock.instant(), end);
    }

    @Override
    public CompletionStage<List<Renewal>> renew(List<Held> renewed) {
        return told(
                List.of(),
                () -> renewed.stream()
                        .map(held -> extended(held, Extension.AT_LEAST).isZero() ? Renewal.LOST : Renewal.RENEWED)
                        .toList());
    }

    @Override
    public CompletionStage<TimeToLive> remaining(String lock, @Nullable String owner) {
        return told(
                List.of(),
                () -> live(lock).holdings().entrySet().stream()
                        .filter(each -> owner == null || each.getKey().equals(owner))
                        .map(each -> Duration.between(
                                clock.instant(), each.getValue().end()))
                        .max(Duration::compareTo)
                        .map(TimeToLive::remaining)
                        .orElseGet(TimeToLive::absent));
    }

    @Override
    public CompletionStage<@Nullable Void> onRelease(Consumer<String> listener) {
        listeners.add(listener);
        return CompletableFuture.completedFuture(null);
    }

    /** The state of a lock, without those who are over. */
    private State live(String lock) {
        State state = states.computeIfAbsent(lock, none -> new State());
        Instant now = clock.instant();
        state.holdings().values().removeIf(holding -> !now.isBefore(holding.end()));
        state.queue().values().removeIf(end -> !now.isBefore(end));
        return state;
    }

    /** Does a step, and then tells those whom it concerns, outside of it. */
    private <T> CompletionStage<T> told(List<String> concerned, Supplier<T> step) {
        T answer;
        synchronized (states) {
            answer = step.get();
        }
        concerned.forEach(each -> listeners.forEach(listener -> listener.accept(each)));
        return CompletableFuture.completedFuture(answer);
    }
}
