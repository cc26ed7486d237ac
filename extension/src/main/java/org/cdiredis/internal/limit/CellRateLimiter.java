package org.cdiredis.internal.limit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.redisson.client.codec.StringCodec;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.commands.RedissonCalls;
import org.cdiredis.limit.Rate;
import org.cdiredis.limit.RateDecision;
import org.cdiredis.limit.RateLimitedException;
import org.cdiredis.limit.RateLimiter;

/**
 * The generic cell rate algorithm. What is kept is the time at which the limiter comes to rest, in microseconds of the server's
 * clock: each permit puts it off by one interval, and it may be as far off as a burst takes.
 */
final class CellRateLimiter implements RateLimiter {

    /**
     * KEYS: limiter; ARGV: interval, burst, permits, wait; times in microseconds. Doubles are exact to a quarter of one at the
     * times of this century, so that a comparison forgives one.
     */
    private static final String ACQUIRE = """
            local time = redis.call('time')
            local now = time[1] * 1000000 + time[2]
            local interval = tonumber(ARGV[1])
            local burst = ARGV[2] * interval
            local rest = math.max(now, tonumber(redis.call('get', KEYS[1]) or 0))
            local wanted = rest + ARGV[3] * interval
            local delay = wanted - burst - now
            local isAllowed = delay <= ARGV[4] + 1
            if isAllowed then
              rest = wanted
              local life = string.format('%.0f', math.ceil((rest - now) / 1000))
              redis.call('set', KEYS[1], string.format('%.2f', rest), 'PX', life)
            end
            local remaining = math.max(0, math.floor((burst - (rest - now) + 1) / interval))
            return {isAllowed and 1 or 0, remaining, math.ceil(math.max(0, delay - 1)), math.ceil(rest - now)}
            """;

    /** As good as for ever, and countable. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(36_500);

    private static final MathContext EXACT_ENOUGH = new MathContext(20);

    private final String cache;
    private final String name;
    private final Rate rate;
    private final String key;
    private final RedissonCalls calls;
    private final ScheduledExecutorService timer;

    CellRateLimiter(
            String cache, String name, Rate rate, String key, RedissonCalls calls, ScheduledExecutorService timer) {
        this.cache = cache;
        this.name = name;
        this.rate = rate;
        this.key = key;
        this.calls = calls;
        this.timer = timer;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Rate rate() {
        return rate;
    }

    @Override
    public RateDecision tryAcquire() {
        return tryAcquire(1);
    }

    @Override
    public RateDecision tryAcquire(int permits) {
        return join(tryAcquireAsync(permits));
    }

    @Override
    public CompletionStage<RateDecision> tryAcquireAsync(int permits) {
        if (permits < 1 || permits > rate.burst()) {
            throw new IllegalArgumentException("permits: " + permits + " is not between 1 and " + rate.burst());
        }
        return decide(permits, Duration.ZERO);
    }

    @Override
    public RateDecision acquire(Duration wait) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        RateDecision decision = join(allowed(wait));
        if (!decision.delay().isZero()) {
            TimeUnit.NANOSECONDS.sleep(decision.delay().toNanos());
        }
        return decision;
    }

    @Override
    public CompletionStage<RateDecision> acquireAsync(Duration wait) {
        return allowed(wait).thenCompose(this::waited);
    }

    private CompletionStage<RateDecision> waited(RateDecision decision) {
        CompletableFuture<RateDecision> end = new CompletableFuture<>();
        try {
            ScheduledFuture<?> unused = timer.schedule(
                    () -> end.complete(decision), decision.delay().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            end.completeExceptionally(
                    new RedisUnavailableException(ErrorKind.CLOSED, Messages.MESSAGES.closed(cache), e));
        }
        return decision.delay().isZero() ? CompletableFuture.completedFuture(decision) : end;
    }

    private CompletionStage<RateDecision> allowed(Duration wait) {
        return decide(1, wait.isNegative() ? Duration.ZERO : wait).thenApply(decision -> {
            if (decision.isAllowed()) {
                return decision;
            }
            String again = String.format(Locale.ROOT, "%.3f", decision.delay().toNanos() / 1e9);
            throw new RateLimitedException(
                    Messages.MESSAGES.rateLimited(
                            cache, name, rate.permits(), rate.period().toString(), again),
                    rate,
                    decision);
        });
    }

    private CompletionStage<RateDecision> decide(int permits, Duration wait) {
        return calls.eval(
                        ACQUIRE,
                        List.of(key),
                        interval(),
                        Integer.toString(rate.burst()),
                        Integer.toString(permits),
                        Long.toString((wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT).toNanos() / 1_000))
                .thenApply(answer -> decision(answer.items()));
    }

    private static RateDecision decision(List<Object> items) {
        return new RateDecision(
                (Long) items.get(0) == 1,
                ((Long) items.get(1)).intValue(),
                Duration.of((Long) items.get(2), ChronoUnit.MICROS),
                Duration.of((Long) items.get(3), ChronoUnit.MICROS));
    }

    /** In microseconds, with enough decimals that a year of permits is not off by one. */
    private String interval() {
        return BigDecimal.valueOf(rate.period().toNanos(), 3)
                .divide(BigDecimal.valueOf(rate.permits()), EXACT_ENOUGH)
                .toPlainString();
    }

    @Override
    public void reset() {
        join(calls.<@Nullable Boolean>call(
                redisson -> redisson.getBucket(key, StringCodec.INSTANCE).deleteAsync()));
    }

    private static <T extends @Nullable Object> T join(CompletionStage<T> call) {
        try {
            return call.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RedisCacheException failure) {
                failure.fillInStackTrace(); // the stack that helps is the caller's
                throw failure;
            }
            throw e;
        }
    }

    @Override
    public String toString() {
        return "RateLimiter[" + name + ']';
    }
}
