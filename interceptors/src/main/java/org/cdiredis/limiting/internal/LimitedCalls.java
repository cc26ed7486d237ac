package org.cdiredis.limiting.internal;

import java.security.Principal;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import org.cdiredis.RedisCacheException;
import org.cdiredis.interceptors.internal.declared.CallNames;
import org.cdiredis.interceptors.internal.declared.UnusableKeyException;
import org.cdiredis.limit.RateDecision;
import org.cdiredis.limit.RateLimitedException;
import org.cdiredis.limit.RateLimiter;
import org.cdiredis.limit.RateLimiters;
import org.cdiredis.limiting.OnLimit;

/** Runs calls when their plans allow it. Thread-safe. */
final class LimitedCalls {

    /** All whom the server does not know. */
    private static final String NOBODY = "";

    private final Function<String, RateLimiters> limiters;
    private final Supplier<@Nullable Principal> user;

    /**
     * Runs calls.
     *
     * @param limiters those of an alias
     * @param user who makes the call; null if the server does not know
     */
    LimitedCalls(Function<String, RateLimiters> limiters, Supplier<@Nullable Principal> user) {
        this.limiters = limiters;
        this.user = user;
    }

    /** Runs a call, or skips it. */
    @Nullable
    Object run(LimitPlan plan, InvocationContext call) throws Exception {
        RateLimiter limiter = limiters.apply(plan.alias()).limiter(name(plan, call), plan.rate());
        RateDecision decision = decision(plan, limiter);
        if (decision.isAllowed()) {
            return call.proceed();
        }
        if (plan.onLimit() == OnLimit.SKIP) {
            return null;
        }
        String again = String.format(Locale.ROOT, "%.3f", decision.delay().toNanos() / 1e9);
        throw new RateLimitedException(
                LimitingMessages.MESSAGES.limited(
                        plan.place(),
                        plan.rate().permits(),
                        plan.rate().period().toString(),
                        again),
                plan.rate(),
                decision);
    }

    private static RateDecision decision(LimitPlan plan, RateLimiter limiter) {
        if (plan.onLimit() != OnLimit.WAIT) {
            return limiter.tryAcquire();
        }
        try {
            return limiter.acquire(plan.waitTime());
        } catch (RateLimitedException e) {
            return e.decision();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisCacheException(LimitingMessages.MESSAGES.interrupted(plan.place()), e);
        }
    }

    private String name(LimitPlan plan, InvocationContext call) {
        CallNames names = plan.isPerUser() ? plan.names().with(userName()) : plan.names();
        try {
            return names.of(call.getParameters()).first();
        } catch (UnusableKeyException e) {
            throw new IllegalArgumentException(LimitingMessages.MESSAGES.noKey(plan.place(), e.reason()), e.getCause());
        }
    }

    private String userName() {
        Principal known = user.get();
        return known == null ? NOBODY : String.valueOf(known.getName());
    }
}
