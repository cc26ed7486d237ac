package org.cdiredis.internal.lock;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RScript;
import org.redisson.api.RScriptAsync;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

import org.cdiredis.TimeToLive;
import org.cdiredis.internal.commands.RedissonCalls;

/**
 * Lock commands as scripts: those that each holder sends over the connection that all threads share, all others over Redisson, which
 * pipelines renewals, so that each node of a cluster gets its own. Who acquires heeds the circuit breaker. Who holds does not: a
 * renewal that waits for the end of the cool-down comes too late, and a release would leave the lock taken.
 */
final class RedissonLockCommands implements LockCommands {

    /** How far the server's clock may go back between two holders without a smaller token, and how long a token takes room. */
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    /** Far longer than an attempt that its caller has given up can be on its way. */
    private static final Duration WITHDRAWAL_LIFE = Duration.ofMinutes(1);

    private static final long PTTL_NEVER = -1;

    private final RedissonCalls calls;
    private final RedissonCalls callsOfHolders;

    RedissonLockCommands(RedissonCalls calls) {
        this.calls = calls;
        this.callsOfHolders = calls.pastTheCircuit();
    }

    @Override
    public CompletionStage<Attempt> acquire(Held held, Duration interest) {
        String lock = held.lock();
        Share share = held.share();
        List<String> keys = List.of(
                lock,
                LockKey.token(lock),
                LockKey.waiting(lock),
                LockKey.withdrawn(lock, held.owner()),
                LockKey.sharers(lock),
                LockKey.queue(lock),
                LockKey.alive(lock));
        return calls.eval(
                        LockScripts.ACQUIRE,
                        keys,
                        held.owner(),
                        milliseconds(held.lease()),
                        milliseconds(TOKEN_LIFE),
                        milliseconds(interest),
                        Integer.toString(share.limit()),
                        share.isQueued() ? "1" : "0",
                        share.beside(),
                        LockKey.CHANNEL)
                .thenApply(RedissonLockCommands::attempt);
    }

    @Override
    public CompletionStage<Optional<Attempt>> acquireAll(List<Held> all) {
        Held first = all.get(0);
        List<Object> keys = new ArrayList<>();
        for (Held held : all) {
            String lock = held.lock();
            keys.add(lock);
            keys.add(LockKey.token(lock));
            keys.add(LockKey.withdrawn(lock, held.owner()));
            keys.add(LockKey.sharers(lock));
        }
        return calls.call(redisson -> {
            if (redisson.getConfig().isClusterConfig()) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            long askedAt = System.nanoTime();
            return RedissonLockCommands.<String>eval(
                            redisson,
                            LockScripts.ACQUIRE_ALL,
                            RScript.ReturnType.VALUE,
                            keys,
                            first.owner(),
                            milliseconds(first.lease()),
                            milliseconds(TOKEN_LIFE))
                    .thenApply(token -> Optional.of(
                            token.equals("0")
                                    ? new Taken(Duration.ZERO)
                                    : new Acquired(Long.parseLong(token), askedAt)));
        });
    }

    @Override
    public CompletionStage<Boolean> raiseToken(Held held, long token) {
        String lock = held.lock();
        return call(
                LockScripts.RAISE,
                RScript.ReturnType.BOOLEAN,
                List.of(lock, LockKey.token(lock), LockKey.sharers(lock)),
                held.owner(),
                Long.toString(token),
                milliseconds(TOKEN_LIFE));
    }

    @Override
    public CompletionStage<Long> sharers(String lock) {
        return call(LockScripts.SHARERS, RScript.ReturnType.LONG, List.of(LockKey.sharers(lock)));
    }

    private static Attempt attempt(RedissonCalls.Answer answer) {
        List<Object> items = answer.items();
        long token = Long.parseLong(new String((byte[]) items.get(0), US_ASCII));
        return token > 0 ? new Acquired(token, answer.askedAt()) : new Taken(timeToLive((Long) items.get(1)));
    }

    /** Foreign means can make a lock that has no end: it is looked at again as if its end were far. */
    private static Duration timeToLive(long milliseconds) {
        return milliseconds == PTTL_NEVER ? Duration.ofDays(1) : Duration.ofMillis(Math.max(0, milliseconds));
    }

    @Override
    public CompletionStage<Boolean> release(String lock, String owner) {
        return release(lock, owner, Duration.ZERO);
    }

    @Override
    public CompletionStage<Boolean> withdraw(String lock, String owner) {
        return release(lock, owner, WITHDRAWAL_LIFE);
    }

    private CompletionStage<Boolean> release(String lock, String owner, Duration withdrawal) {
        List<String> keys = List.of(
                lock,
                LockKey.waiting(lock),
                LockKey.withdrawn(lock, owner),
                LockKey.sharers(lock),
                LockKey.queue(lock),
                LockKey.alive(lock));
        return callsOfHolders
                .eval(LockScripts.RELEASE, keys, owner, milliseconds(withdrawal), LockKey.CHANNEL)
                .thenApply(answer -> answer.items().get(0).equals(1L));
    }

    @Override
    public CompletionStage<Boolean> forceRelease(String lock) {
        return call(
                LockScripts.FORCE_RELEASE,
                RScript.ReturnType.BOOLEAN,
                List.of(lock, LockKey.waiting(lock), LockKey.sharers(lock), LockKey.queue(lock)),
                LockKey.CHANNEL);
    }

    @Override
    public CompletionStage<Duration> extend(Held held, Extension extension) {
        return callsOfHolders
                .<Long>call(redisson -> extend(redisson.getScript(StringCodec.INSTANCE), held, extension))
                .thenApply(Duration::ofMillis);
    }

    @Override
    public CompletionStage<List<Renewal>> renew(List<Held> leases) {
        return callsOfHolders.call(redisson -> {
            RBatch batch = redisson.createBatch();
            RScriptAsync scripts = batch.getScript(StringCodec.INSTANCE);
            List<CompletableFuture<Long>> answers = leases.stream()
                    .map(held -> extend(scripts, held, Extension.AT_LEAST).toCompletableFuture())
                    .toList();
            // If it fails, one of the nodes has not answered, or refused: the answers of the others count.
            return batch.executeAsync().handle((all, failure) -> renewals(answers, failure));
        });
    }

    /** Where nobody has answered, the call has failed, so that the circuit breaker hears of it. */
    private static List<Renewal> renewals(List<CompletableFuture<Long>> answers, @Nullable Throwable failure) {
        List<Renewal> renewals =
                answers.stream().map(RedissonLockCommands::renewal).toList();
        if (failure != null && renewals.stream().allMatch(renewal -> renewal == Renewal.UNKNOWN)) {
            throw new CompletionException(failure);
        }
        return renewals;
    }

    private static Renewal renewal(CompletableFuture<Long> answer) {
        if (!answer.isDone() || answer.isCompletedExceptionally()) {
            return Renewal.UNKNOWN;
        }
        return answer.join() > 0 ? Renewal.RENEWED : Renewal.LOST;
    }

    private static RFuture<Long> extend(RScriptAsync scripts, Held held, Extension extension) {
        return scripts.evalAsync(
                held.lock(),
                RScript.Mode.READ_WRITE,
                LockScripts.EXTEND,
                RScript.ReturnType.LONG,
                List.of(held.lock(), LockKey.sharers(held.lock())),
                held.owner(),
                milliseconds(held.lease()),
                extension.name());
    }

    @Override
    public CompletionStage<TimeToLive> remaining(String lock, @Nullable String owner) {
        CompletionStage<Long> remaining = call(
                LockScripts.REMAINING,
                RScript.ReturnType.LONG,
                List.of(lock, LockKey.sharers(lock)),
                owner == null ? "" : owner);
        return remaining.thenApply(milliseconds -> {
            if (milliseconds == PTTL_NEVER) {
                return TimeToLive.never();
            }
            return milliseconds <= 0 ? TimeToLive.absent() : TimeToLive.remaining(Duration.ofMillis(milliseconds));
        });
    }

    @Override
    public CompletionStage<@Nullable Void> onRelease(Consumer<String> listener) {
        return calls.call(redisson -> redisson.getTopic(LockKey.CHANNEL, StringCodec.INSTANCE)
                        .addListenerAsync(String.class, (channel, lock) -> listener.accept(lock)))
                .thenApply(id -> null);
    }

    private <T> CompletionStage<T> call(
            String script, RScript.ReturnType type, List<Object> keys, Object... arguments) {
        return calls.call(redisson -> eval(redisson, script, type, keys, arguments));
    }

    private static <T> CompletionStage<T> eval(
            RedissonClient redisson, String script, RScript.ReturnType type, List<Object> keys, Object... arguments) {
        return redisson.getScript(StringCodec.INSTANCE)
                .evalAsync((String) keys.get(0), RScript.Mode.READ_WRITE, script, type, keys, arguments);
    }

    private static String milliseconds(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
