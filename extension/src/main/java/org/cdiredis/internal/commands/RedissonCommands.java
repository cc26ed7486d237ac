package org.cdiredis.internal.commands;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

import org.cdiredis.TimeToLive;
import org.cdiredis.internal.client.Circuit;
import org.cdiredis.internal.client.Client;

/** Commands over a Redisson client, each within the deadline, with errors in the library's own terms. */
public final class RedissonCommands implements RedisCommands {

    private static final long PTTL_ABSENT = -2;
    private static final long PTTL_NEVER = -1;

    /** Where hardly any key matches, a longer look at once costs the server no more than what is found elsewhere. */
    private static final int FEW_ARE_LOADED = 10;

    /** Some milliseconds of the server's. */
    private static final int MOST_LOOKS = 10_000;

    private final Route route;

    /**
     * Commands for one cache.
     *
     * @param cache the name of the cache, for messages
     * @param client the client, made on first use
     */
    public RedissonCommands(String cache, Client client) {
        this(cache, client, Circuit.ALWAYS_CLOSED);
    }

    /**
     * Commands for one cache, through a circuit.
     *
     * @param cache the name of the cache, for messages
     * @param client the client, made on first use
     * @param circuit turns calls away while Redis fails
     */
    public RedissonCommands(String cache, Client client, Circuit circuit) {
        this(new Route.Direct(client, new CircuitGuard(circuit, new RedissonErrors(cache, client))));
    }

    RedissonCommands(Route route) {
        this.route = route;
    }

    @Override
    public CompletionStage<byte @Nullable []> get(String key) {
        return route.read(KeyCommand.get(key));
    }

    @Override
    public CompletionStage<StoredValue> getWithTimeToLive(String key) {
        return route.readBoth(
                KeyCommand.get(key),
                KeyCommand.timeToLive(key),
                (bytes, left) -> new StoredValue(bytes, timeToLive(left)));
    }

    @Override
    public CompletionStage<List<byte @Nullable []>> getAll(List<String> keys) {
        return route.readAll(keys);
    }

    @Override
    public CompletionStage<Boolean> set(
            String key, byte[] value, @Nullable Duration timeToLive, SetCondition condition) {
        return switch (condition) {
            case ALWAYS -> route.write(KeyCommand.set(key, value, timeToLive)).thenApply(stored -> true);
            case IF_ABSENT -> route.write(KeyCommand.setIfAbsent(key, value, timeToLive));
            case IF_PRESENT -> route.write(KeyCommand.setIfPresent(key, value, timeToLive));
        };
    }

    @Override
    public CompletionStage<Long> remove(List<String> keys) {
        if (isEachAlone(keys)) {
            return eachAlone(keys, this::remove);
        }
        return keys.size() == 1
                ? route.write(KeyCommand.remove(keys.get(0)))
                : route.write(keys, objects -> objects.unlinkWithLeases(keys));
    }

    @Override
    public CompletionStage<Long> unlink(List<String> keys) {
        if (isEachAlone(keys)) {
            return eachAlone(keys, this::unlink);
        }
        return keys.size() == 1
                ? route.write(KeyCommand.unlink(keys.get(0)))
                : route.write(keys, objects -> objects.unlink(keys));
    }

    private boolean isEachAlone(List<String> keys) {
        return keys.size() > 1 && route instanceof Route.Direct direct && direct.isEachAcknowledged();
    }

    private static CompletionStage<Long> eachAlone(
            List<String> keys, Function<List<String>, CompletionStage<Long>> removal) {
        return InOrder.of(keys.stream()
                        .map(key -> removal.apply(List.of(key)).toCompletableFuture())
                        .toList())
                .thenApply(counts -> counts.stream().mapToLong(Long::longValue).sum());
    }

    @Override
    public CompletionStage<Boolean> unlinkIfEqual(String key, byte[] value) {
        return script(Scripts.UNLINK_IF_EQUAL, key, value);
    }

    @Override
    public CompletionStage<String> takeLease(String key, String token, Duration timeToLive, LeaseTaking taking) {
        return route.write(KeyCommand.textScript(
                        Scripts.TAKE_LEASE, LeaseKey.of(key), token, milliseconds(timeToLive), taking.name()))
                .thenApply(Objects::requireNonNull);
    }

    @Override
    public CompletionStage<Boolean> renewLease(String key, String token, Duration timeToLive) {
        return script(Scripts.EXPIRE_IF_EQUAL, LeaseKey.of(key), token, milliseconds(timeToLive));
    }

    @Override
    public CompletionStage<Boolean> endLease(String key, String token) {
        return script(Scripts.UNLINK_IF_EQUAL, LeaseKey.of(key), token);
    }

    @Override
    public CompletionStage<Boolean> setLoaded(
            String key, byte[] value, @Nullable Duration timeToLive, LoadGuard guard) {
        return route.write(KeyCommand.script(
                Scripts.SET_LOADED,
                List.of(key, LeaseKey.of(key)),
                value,
                timeToLive == null ? "" : milliseconds(timeToLive),
                guard.token(),
                guard.isOwn() ? "own" : "",
                guard.digest().orElse(""),
                guard.atMostLeft().map(RedissonCommands::milliseconds).orElse("")));
    }

    @Override
    public CompletionStage<Long> endLoads(List<String> keys) {
        return unlink(keys.stream().map(LeaseKey::of).toList());
    }

    @Override
    public CompletionStage<Long> endLoads(String pattern, int pageSize) {
        int looks = pageSize < MOST_LOOKS ? Math.min(pageSize * FEW_ARE_LOADED, MOST_LOOKS) : pageSize;
        return PageLoop.runAhead(scan(LeaseKey.pattern(pattern), looks), this::unlink);
    }

    private static String milliseconds(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private CompletionStage<Boolean> script(String script, String key, Object... arguments) {
        return route.write(KeyCommand.script(script, key, arguments));
    }

    @Override
    public CompletionStage<Boolean> exists(String key) {
        return route.read(KeyCommand.exists(key));
    }

    @Override
    public CompletionStage<TimeToLive> timeToLive(String key) {
        return route.read(KeyCommand.timeToLive(key)).thenApply(RedissonCommands::timeToLive);
    }

    private static TimeToLive timeToLive(long milliseconds) {
        if (milliseconds == PTTL_ABSENT) {
            return TimeToLive.absent();
        }
        return milliseconds == PTTL_NEVER ? TimeToLive.never() : TimeToLive.remaining(Duration.ofMillis(milliseconds));
    }

    @Override
    public CompletionStage<Boolean> expire(String key, @Nullable Duration timeToLive) {
        if (timeToLive == null) {
            return script(Scripts.PERSIST_IF_PRESENT, key);
        }
        return route.write(KeyCommand.expire(key, timeToLive));
    }

    @Override
    public CompletionStage<Boolean> expireAt(String key, Instant instant) {
        return route.write(KeyCommand.expireAt(key, instant));
    }

    @Override
    public CompletionStage<Boolean> persist(String key) {
        return route.write(KeyCommand.persist(key));
    }

    @Override
    public CompletionStage<@Nullable String> increment(String key, Delta delta, IfAbsent ifAbsent) {
        return route.write(KeyCommand.textScript(
                Scripts.INCREMENT, key, delta.isInteger() ? "INCRBY" : "INCRBYFLOAT", delta.text(), text(ifAbsent)));
    }

    private static String text(IfAbsent ifAbsent) {
        if (ifAbsent instanceof IfAbsent.Create create) {
            Duration timeToLive = create.timeToLive();
            return timeToLive == null ? "never" : Long.toString(timeToLive.toMillis());
        }
        return "refuse";
    }

    @Override
    public CompletionStage<Boolean> move(String from, String to) {
        CompletionStage<Boolean> moved = route.write(
                List.of(from, to),
                objects -> objects.script(StringCodec.INSTANCE)
                        .evalAsync(
                                RScript.Mode.READ_WRITE,
                                Scripts.MOVE,
                                RScript.ReturnType.BOOLEAN,
                                List.<Object>of(from, to)));
        return moved.handle((isMoved, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(isMoved);
                    }
                    return new Causes(failure).begin("CROSSSLOT")
                            ? new CopyingMove(this, from, this, to).run()
                            : CompletableFuture.<Boolean>failedFuture(failure);
                })
                .thenCompose(Function.identity());
    }

    @Override
    public KeyPages scan(String pattern, int pageSize) {
        return new BlockingScan(direct("scan"), pattern, pageSize);
    }

    @Override
    public <T extends @Nullable Object> CompletionStage<T> together(Function<RedisCommands, CompletionStage<T>> calls) {
        return direct("together").together(calls);
    }

    @Override
    public RedissonClient redisson(String key) {
        return redisson();
    }

    private Route.Direct direct(String operation) {
        if (route instanceof Route.Direct direct) {
            return direct;
        }
        throw new UnsupportedOperationException(operation + " within a batch");
    }

    /**
     * The client itself, for those who want all of Redisson.
     *
     * @return the client
     * @throws org.cdiredis.RedisUnavailableException if it cannot be made: the embedded server does not start, or the
     *     application has stopped
     */
    public RedissonClient redisson() {
        Route.Direct direct = direct("redisson");
        try {
            return direct.client().redisson();
        } catch (RuntimeException e) {
            throw direct.errors().translate(e);
        }
    }
}
