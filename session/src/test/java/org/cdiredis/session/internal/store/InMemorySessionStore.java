package org.cdiredis.session.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** A double of Redis, which answers, or is late, as a test wants it: sessions in the heap of one JVM, in one part. Thread-safe. */
public final class InMemorySessionStore implements SessionStore {

    private final StoreSettings settings;
    private final String node;
    private final Shared shared;

    /** What stores of several nodes have in common, in one JVM. */
    public static final class Shared {

        private final InstantSource clock;
        private final Lock lock = new ReentrantLock();
        private final Map<String, Entry> entries = new HashMap<>();
        private final Map<String, Claimed> claims = new HashMap<>();

        /**
         * No sessions yet.
         *
         * @param clock the clock of the store
         */
        public Shared(InstantSource clock) {
            this.clock = clock;
        }
    }

    private static final class Entry {

        byte[] secret = {};
        byte[] formerSecret = {};
        long version;
        Instant access;
        SessionFacts facts;
        Optional<String> holder = Optional.empty();
        Instant heldUntil = Instant.MIN;
        long tenancy = OF_CREATION;
        final Map<AttributeName, StoredAttribute> attributes = new HashMap<>();

        Entry(Instant now, SessionFacts facts) {
            this.access = now;
            this.facts = facts;
        }

        boolean isOver(Instant now) {
            return !facts.timeout().isZero() && !access.plus(facts.timeout()).isAfter(now);
        }
    }

    private record Claimed(ExpiredSession session, Instant until) {}

    /**
     * The store of a node.
     *
     * @param shared the sessions
     * @param node what tells this node from the others
     * @param settings how they are kept
     */
    public InMemorySessionStore(Shared shared, String node, StoreSettings settings) {
        this.shared = shared;
        this.node = node;
        this.settings = settings;
    }

    /** It answers at once. */
    @Override
    public Duration deadline() {
        return Duration.ofDays(1);
    }

    @Override
    public CompletionStage<Opened> open(SessionId id, long known, boolean reads, TimeLeft time) {
        return locked(() -> {
            Instant now = shared.clock.instant();
            Entry entry = shared.entries.get(id.storage());
            if (entry == null || entry.isOver(now) || !Arrays.equals(entry.secret, id.secretHash())) {
                return Opened.Gone.INSTANCE;
            }
            if (reads && settings.lease().isPresent() && !isHeld(entry, now)) {
                return Opened.Held.INSTANCE;
            }
            Instant previous = entry.access;
            if (now.isAfter(previous) && Duration.between(previous, now).compareTo(settings.touchInterval()) >= 0) {
                entry.access = now;
            }
            return !reads || entry.version == known
                    ? new Opened.Unchanged(previous, known, tenancy(entry))
                    : changed(entry, previous, known);
        });
    }

    private boolean isHeld(Entry entry, Instant now) {
        boolean isMine = entry.holder.isEmpty() || entry.holder.get().equals(node) || !entry.heldUntil.isAfter(now);
        if (isMine) {
            entry.tenancy += entry.holder.filter(node::equals).isPresent() ? 0 : 1;
            entry.holder = Optional.of(node);
            entry.heldUntil = now.plus(settings.lease().orElseThrow());
        }
        return isMine;
    }

    private long tenancy(Entry entry) {
        return settings.lease().isPresent() ? entry.tenancy : Opened.NO_TENANCY;
    }

    private Opened changed(Entry entry, Instant previous, long known) {
        Map<AttributeName, StoredAttribute> newer = new HashMap<>();
        Map<AttributeName, Long> others = new HashMap<>();
        entry.attributes.forEach((name, attribute) -> {
            if (attribute.version() > known) {
                newer.put(name, attribute);
            } else {
                others.put(name, attribute.version());
            }
        });
        return new Opened.Changed(previous, entry.version, entry.facts, newer, others, tenancy(entry));
    }

    @Override
    public CompletionStage<Created> create(SessionId id, Duration timeout, Changes changes, TimeLeft time) {
        return locked(() -> {
            Instant now = shared.clock.instant();
            Entry existing = shared.entries.get(id.storage());
            if (existing != null) {
                return new Created(
                        taken(existing, id)
                                .orElseGet(() -> existing.isOver(now)
                                        ? Committed.Conflict.INSTANCE
                                        : written(existing, changes)),
                        existing.facts.created());
            }
            Entry made = new Entry(now, new SessionFacts(now, timeout, Optional.empty()));
            made.secret = id.secretHash();
            if (settings.lease().isPresent()) {
                isHeld(made, now);
                made.tenancy = OF_CREATION;
            }
            shared.entries.put(id.storage(), made);
            return new Created(written(made, changes), now);
        });
    }

    private static Optional<Committed> taken(Entry existing, SessionId id) {
        if (Arrays.equals(existing.secret, id.secretHash())) {
            return Optional.empty();
        }
        boolean isLate = existing.secret.length == 0 || Arrays.equals(existing.formerSecret, id.secretHash());
        return Optional.of(isLate ? Committed.Conflict.INSTANCE : Committed.Taken.INSTANCE);
    }

    @Override
    public CompletionStage<Committed> commit(String storage, Changes changes, TimeLeft time) {
        return locked(() -> {
            Entry entry = shared.entries.get(storage);
            if (entry == null) {
                return Committed.Gone.INSTANCE;
            }
            boolean isTaken = settings.lease().isPresent()
                    && entry.holder.filter(node::equals).isEmpty();
            boolean isOutdated = changes.bases().entrySet().stream()
                    .anyMatch(base -> isOutdated(entry.attributes.get(base.getKey()), base.getValue()));
            return isTaken || isOutdated ? Committed.Conflict.INSTANCE : written(entry, changes);
        });
    }

    private static boolean isOutdated(@Nullable StoredAttribute stored, long base) {
        return (stored == null ? 0 : stored.version()) != base;
    }

    private Committed written(Entry entry, Changes changes) {
        long before = entry.version;
        long version = Math.max(before + 1, shared.clock.millis());
        Committed.Written written = new Committed.Written(version, before);
        entry.version = version;
        changes.sets()
                .forEach((name, bytes) ->
                        entry.attributes.put(name, new StoredAttribute(written.ofAttributes(), Optional.of(bytes))));
        entry.attributes.keySet().removeAll(changes.removes());
        entry.facts = new SessionFacts(
                entry.facts.created(),
                changes.timeout().orElse(entry.facts.timeout()),
                changes.principal()
                        .map(name -> name.isEmpty() ? Optional.<String>empty() : Optional.of(name))
                        .orElse(entry.facts.principal()));
        changes.secret().filter(secret -> !Arrays.equals(secret, entry.secret)).ifPresent(secret -> {
            entry.formerSecret = entry.secret;
            entry.secret = secret;
        });
        return written;
    }

    @Override
    public CompletionStage<Boolean> takeBack(SessionId renewed, Changes before, TimeLeft time) {
        return locked(() -> {
            Entry entry = shared.entries.get(renewed.storage());
            if (entry == null) {
                return true;
            }
            if (!Arrays.equals(entry.secret, renewed.secretHash())) {
                return !Arrays.equals(entry.secret, before.secret().orElseThrow());
            }
            written(entry, before);
            return true;
        });
    }

    @Override
    public CompletionStage<Optional<StoredAttribute>> fetch(String storage, AttributeName name, TimeLeft time) {
        return locked(() -> Optional.ofNullable(shared.entries.get(storage)).map(entry -> entry.attributes.get(name)));
    }

    @Override
    public CompletionStage<Optional<ExpiredSession>> invalidate(String storage, boolean withAttributes, TimeLeft time) {
        return locked(() -> {
            Entry entry = shared.entries.get(storage);
            if (entry == null || entry.isOver(shared.clock.instant())) {
                return Optional.empty();
            }
            shared.entries.remove(storage);
            return Optional.of(ended(storage, entry, withAttributes));
        });
    }

    private static ExpiredSession ended(String storage, Entry entry, boolean withAttributes) {
        Map<AttributeName, StoredAttribute> wanted = new HashMap<>(entry.attributes);
        if (!withAttributes) {
            wanted.values()
                    .removeIf(attribute ->
                            !StoredAttribute.isListener(attribute.bytes().orElseThrow()));
        }
        return new ExpiredSession(storage, entry.access, entry.version, entry.facts, wanted);
    }

    @Override
    public CompletionStage<?> release(String storage) {
        return locked(() -> {
            Entry entry = shared.entries.get(storage);
            if (entry != null && entry.holder.filter(node::equals).isPresent()) {
                entry.holder = Optional.empty();
            }
            return Boolean.TRUE;
        });
    }

    @Override
    public CompletionStage<?> renew(String storage) {
        return locked(() -> {
            Entry entry = shared.entries.get(storage);
            if (entry != null && entry.holder.filter(node::equals).isPresent()) {
                entry.heldUntil = shared.clock.instant().plus(settings.lease().orElse(Duration.ZERO));
            }
            return Boolean.TRUE;
        });
    }

    @Override
    public CompletionStage<?> keepAlive(String storage) {
        return locked(() -> {
            Instant now = shared.clock.instant();
            Entry entry = shared.entries.get(storage);
            if (entry != null && !entry.isOver(now)) {
                entry.access = now;
            }
            return Boolean.TRUE;
        });
    }

    @Override
    public CompletionStage<Swept> sweep(int shard, boolean withAttributes) {
        return locked(() -> {
            Instant now = shared.clock.instant();
            List<ExpiredSession> claimed = new ArrayList<>();
            shared.claims.values().stream()
                    .filter(claim -> !claim.until().isAfter(now))
                    .limit(settings.batch())
                    .forEach(claim -> claimed.add(claim.session()));
            shared.entries.entrySet().stream()
                    .filter(entry -> entry.getValue().isOver(now))
                    .limit(settings.batch() - claimed.size())
                    .forEach(entry -> claimed.add(ended(entry.getKey(), entry.getValue(), withAttributes)));
            Instant until = now.plus(settings.claim());
            boolean isClaimed = !settings.claim().isZero();
            for (ExpiredSession session : claimed) {
                shared.entries.remove(session.storage());
                if (isClaimed) {
                    shared.claims.put(session.storage(), new Claimed(session, until));
                }
            }
            return new Swept(
                    List.copyOf(claimed),
                    isClaimed ? Optional.of(new Claim(until, settings.claim())) : Optional.empty(),
                    claimed.size() == settings.batch());
        });
    }

    @Override
    public CompletionStage<Boolean> renew(String storage, Claim claim) {
        return locked(() -> {
            Claimed known = shared.claims.get(storage);
            if (known == null || !known.until().equals(claim.until())) {
                return false;
            }
            Instant until = shared.clock.instant().plus(claim.lease());
            shared.claims.put(storage, new Claimed(known.session(), until));
            return true;
        });
    }

    @Override
    public CompletionStage<?> acknowledge(String storage) {
        return locked(() -> {
            shared.claims.remove(storage);
            return Boolean.TRUE;
        });
    }

    @Override
    public int shards() {
        return 1;
    }

    @Override
    public int shard(String storage) {
        return 0;
    }

    @Override
    public CompletionStage<Optional<SessionSummary>> find(String storage) {
        return locked(() -> Optional.ofNullable(shared.entries.get(storage))
                .filter(entry -> !entry.isOver(shared.clock.instant()))
                .map(entry -> new SessionSummary(storage, entry.access, entry.facts)));
    }

    @Override
    public CompletionStage<List<String>> ofPrincipal(int shard, String principal) {
        return locked(() -> shared.entries.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .facts
                        .principal()
                        .filter(principal::equals)
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList());
    }

    @Override
    public CompletionStage<Page> list(int shard, String cursor) {
        return locked(() -> new Page("0", List.copyOf(shared.entries.keySet())));
    }

    @Override
    public CompletionStage<Long> count(int shard, Duration limit) {
        return locked(() -> (long) shared.entries.size());
    }

    private <T> CompletionStage<T> locked(Supplier<T> operation) {
        shared.lock.lock();
        try {
            return CompletableFuture.completedFuture(operation.get());
        } finally {
            shared.lock.unlock();
        }
    }
}
