package org.cdiredis.locking.internal;

import java.lang.reflect.Method;
import java.time.Duration;

import org.cdiredis.interceptors.internal.config.ConfiguredText;
import org.cdiredis.interceptors.internal.declared.DeclaredTexts;
import org.cdiredis.interceptors.internal.deployment.Interceptable;
import org.cdiredis.interceptors.internal.deployment.MethodText;
import org.cdiredis.interceptors.internal.deployment.Problems;
import org.cdiredis.locking.LockKey;
import org.cdiredis.locking.OnBusy;
import org.cdiredis.locking.OnLost;

/** Makes a plan of what a method's annotation says, and reports what is wrong with it. Not thread-safe: deployment is one thread. */
final class PlanReader {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofDays(366);
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LEASE = Duration.ofDays(1);

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
    LockPlan read(Class<?> owner, Method method, Wanted wanted) {
        String place = MethodText.place(owner, method);
        checkMethod(place, method, wanted);
        ResultKind result = ResultKind.of(method.getReturnType());
        if (result.isAsynchronous() && wanted.onLost() == OnLost.INTERRUPT) {
            problems.add(LockingMessages.MESSAGES.interruptAsynchronous(place, wanted.title()));
        }
        if (wanted.permits() < 1) {
            problems.add(LockingMessages.MESSAGES.noPermits(place, wanted.title(), wanted.permits()));
        }
        DeclaredTexts declared = new DeclaredTexts(
                texts,
                (member, value, reason) -> problems.add(
                        LockingMessages.MESSAGES.unusableText(place, member, wanted.title(), value, reason)));
        Duration usualWait = wanted.onBusy() == OnBusy.SKIP ? Duration.ZERO : USUAL_WAIT;
        return new LockPlan(
                place,
                wanted.cache(),
                declared.names(
                        owner,
                        method,
                        wanted.name(),
                        wanted.keys(),
                        LockKey.class,
                        wanted.sharing().canBeJoint()),
                wanted.sharing(),
                wanted.permits(),
                declared.duration("waitTime", wanted.waitTime(), Duration.ZERO, LONGEST_WAIT)
                        .orElse(usualWait),
                declared.duration("leaseTime", wanted.leaseTime(), SHORTEST_LEASE, LONGEST_LEASE),
                declared.duration("minHold", wanted.minHold(), Duration.ZERO, LONGEST_LEASE)
                        .orElse(Duration.ZERO),
                wanted.onBusy(),
                wanted.onLost(),
                result,
                TransactionRules.use(owner, method));
    }

    private void checkMethod(String place, Method method, Wanted wanted) {
        Interceptable.obstacle(method)
                .ifPresent(modifier ->
                        problems.add(LockingMessages.MESSAGES.notIntercepted(place, wanted.title(), modifier)));
        Class<?> result = method.getReturnType();
        if (wanted.onBusy() == OnBusy.SKIP && result != void.class) {
            problems.add(LockingMessages.MESSAGES.skipWithResult(place, wanted.title(), result.getTypeName()));
        }
        if (ResultKind.of(result) == ResultKind.UNKNOWN) {
            problems.add(LockingMessages.MESSAGES.endlessResult(place, wanted.title(), result.getTypeName()));
        }
    }
}
