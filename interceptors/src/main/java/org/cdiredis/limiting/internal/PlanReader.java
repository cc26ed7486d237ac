package org.cdiredis.limiting.internal;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;

import org.cdiredis.interceptors.internal.config.ConfiguredText;
import org.cdiredis.interceptors.internal.declared.CallNames;
import org.cdiredis.interceptors.internal.declared.DeclaredTexts;
import org.cdiredis.interceptors.internal.deployment.Interceptable;
import org.cdiredis.interceptors.internal.deployment.MethodText;
import org.cdiredis.interceptors.internal.deployment.Problems;
import org.cdiredis.limit.Rate;
import org.cdiredis.limiting.LimitKey;
import org.cdiredis.limiting.OnLimit;
import org.cdiredis.limiting.RateLimited;

/** Makes a plan of what a method's annotation says, and reports what is wrong with it. Not thread-safe: deployment is one thread. */
final class PlanReader {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final ConfiguredText texts;
    private final Problems problems;

    /**
     * A reader.
     *
     * @param texts reads texts that name configuration properties
     * @param problems gets what is wrong
     */
    PlanReader(ConfiguredText texts, Problems problems) {
        this.texts = texts;
        this.problems = problems;
    }

    /** The plan for a method; of no use if there are problems. */
    LimitPlan read(Class<?> owner, Method method, RateLimited limited) {
        String place = MethodText.place(owner, method);
        checkMethod(place, method, limited);
        DeclaredTexts declared = new DeclaredTexts(
                texts,
                (member, value, reason) ->
                        problems.add(LimitingMessages.MESSAGES.unusableText(place, member, value, reason)));
        List<String> keys = limited.key().isEmpty() ? List.of() : List.of(limited.key());
        CallNames names = declared.names(owner, method, limited.name(), keys, LimitKey.class, false);
        return new LimitPlan(
                place,
                limited.cache(),
                names,
                limited.perUser(),
                rate(place, limited, declared),
                limited.onLimit(),
                waitTime(place, limited, declared));
    }

    private void checkMethod(String place, Method method, RateLimited limited) {
        Interceptable.obstacle(method)
                .ifPresent(modifier -> problems.add(LimitingMessages.MESSAGES.notIntercepted(place, modifier)));
        Class<?> result = method.getReturnType();
        if (limited.onLimit() == OnLimit.SKIP && result != void.class) {
            problems.add(LimitingMessages.MESSAGES.skipWithResult(place, result.getTypeName()));
        }
    }

    private Rate rate(String place, RateLimited limited, DeclaredTexts declared) {
        Duration period = declared.duration("period", period(place, limited), SHORTEST, LONGEST)
                .orElse(LONGEST);
        int burst = limited.burst() == 0 ? Math.max(1, limited.permits()) : limited.burst();
        try {
            return new Rate(limited.permits(), period, burst);
        } catch (IllegalArgumentException e) {
            problems.add(LimitingMessages.MESSAGES.noRate(place, String.valueOf(e.getMessage())));
            return Rate.of(1, LONGEST);
        }
    }

    private String period(String place, RateLimited limited) {
        if (limited.period().isEmpty()) {
            problems.add(LimitingMessages.MESSAGES.unusableText(
                    place, "period", "", "it is empty. Write PT1M for a minute, for example"));
        }
        return limited.period();
    }

    private Duration waitTime(String place, RateLimited limited, DeclaredTexts declared) {
        boolean isToWait = limited.onLimit() == OnLimit.WAIT;
        if (isToWait == limited.waitTime().isEmpty()) {
            problems.add(LimitingMessages.MESSAGES.unusableText(
                    place,
                    "waitTime",
                    limited.waitTime(),
                    isToWait
                            ? "onLimit is WAIT. Say for how long at most, PT5S for example"
                            : "onLimit is " + limited.onLimit() + ". Leave it out, or write WAIT"));
        }
        return declared.duration("waitTime", limited.waitTime(), SHORTEST, LONGEST)
                .orElse(Duration.ZERO);
    }
}
