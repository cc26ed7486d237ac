package org.cdiredis.limiting;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

import org.cdiredis.RedisCache;

/**
 * Limits how often a method is called, all processes together, by the {@link org.cdiredis.limit.RateLimiter} of the same name.
 *
 * <pre>{@code
 * @RateLimited(permits = 10, period = "PT1M", perUser = true)
 * public Receipt order(Order order) { .. }
 * }</pre>
 *
 * <p>It holds for calls that CDI intercepts: those from other beans, from REST for example. A call uses a permit up whatever
 * becomes of it. On a method that has locks, too, the permit is taken before these: the priority of the interceptor is {@code
 * PLATFORM_BEFORE + 80}. A call costs one script, as {@link org.cdiredis.limit.RateLimiter} describes it. If Redis cannot be reached or
 * does not answer within the {@code deadline}, it fails with a {@link org.cdiredis.RedisUnavailableException}, and the method does not
 * run.
 *
 * <p>Where there is Jakarta REST, a call that fails for its rate is answered with the status 429, by {@link
 * RateLimitedExceptionMapper}.
 *
 * <p>Texts of durations are of ISO-8601, {@code PT1M} for example, and may have {@code ${..}} in them for properties of MicroProfile
 * Config. They are read once, at deployment, where all that is wrong is reported.
 */
@Documented
@InterceptorBinding
@Retention(RUNTIME)
@Target(METHOD)
public @interface RateLimited {

    /**
     * The cache in whose Redis, and under whose {@code key-prefix}, the limit is.
     *
     * @return the alias
     */
    @Nonbinding
    String cache() default RedisCache.DEFAULT;

    /**
     * What is limited. If there is a key, it is followed by a colon and the key.
     *
     * @return the name; by default the name of the class, a dot, and the name of the method
     */
    @Nonbinding
    String name() default "";

    /**
     * The key, as an expression of Jakarta Expression Language over the method's parameters by their names:
     * <code>#{order.customer}</code>, for example, or text with such in it. Each key has a limit of its own.
     *
     * @return the expression; by default the parameters with {@link LimitKey}, and without such one limit for all calls
     */
    @Nonbinding
    String key() default "";

    /**
     * Whether each user has a limit of his own: the name of the {@link java.security.Principal} that the server gives as a bean goes
     * before the key. All that are not known to the server are one user.
     *
     * @return true if so
     */
    @Nonbinding
    boolean perUser() default false;

    /**
     * How many calls there may be in a period.
     *
     * @return the number, positive; at most 100 in a millisecond
     */
    @Nonbinding
    int permits();

    /**
     * The period.
     *
     * @return the text of a duration, a millisecond to 366 days
     */
    @Nonbinding
    String period();

    /**
     * How many calls there may be at once after a rest; all others are spread evenly over the period.
     *
     * @return the number, positive; by default, 0, as many as in a period
     */
    @Nonbinding
    int burst() default 0;

    /**
     * What becomes of a call that is one too many.
     *
     * @return the policy
     */
    @Nonbinding
    OnLimit onLimit() default OnLimit.THROW;

    /**
     * How long a call waits at most, with {@link OnLimit#WAIT}.
     *
     * @return the text of a duration that is positive; must be given with that policy, and with no other
     */
    @Nonbinding
    String waitTime() default "";
}
