package org.cdiredis.limiting.internal;

import java.time.Duration;

import org.cdiredis.interceptors.internal.declared.CallNames;
import org.cdiredis.limit.Rate;
import org.cdiredis.limiting.OnLimit;

/**
 * What a method's annotation means, decided at deployment.
 *
 * @param place the method in words
 * @param alias the cache whose limiters they are
 * @param names what is limited in a call; a user's own begins with his name
 * @param isPerUser whether each user has a limit of his own
 * @param rate how often it may be called
 * @param onLimit what becomes of a call that is one too many
 * @param waitTime how long it waits at most
 */
record LimitPlan(
        String place,
        String alias,
        CallNames names,
        boolean isPerUser,
        Rate rate,
        OnLimit onLimit,
        Duration waitTime) {}
