package org.cdiredis.locking;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

import org.cdiredis.RedisCache;

/**
 * Runs a method by one of a number of permits that all processes share, those of {@link org.cdiredis.lock.Locks#semaphore}: so many
 * calls at a time and no more. A permit has a lease, so that the one of a process that dies comes back.
 *
 * <pre>{@code
 * @DistributedSemaphore(name = "printer", permits = 3, waitTime = "PT30S")
 * public void print(Order order) { .. }
 * }</pre>
 *
 * <p>What {@link DistributedLock} says of transactions, reentrance, asynchronous methods, leases, interrupts, costs and texts holds for
 * permits, too. On a method with both, the permit is acquired first: the priority of this one is {@code PLATFORM_BEFORE + 90}.
 */
@Documented
@InterceptorBinding
@Retention(RUNTIME)
@Target(METHOD)
public @interface DistributedSemaphore {

    /**
     * The cache in whose Redis, and under whose {@code key-prefix}, the semaphore is.
     *
     * @return the alias
     */
    @Nonbinding
    String cache() default RedisCache.DEFAULT;

    /**
     * The name of the semaphore. If there is a key, it is followed by a colon and the key.
     *
     * @return the name; by default the name of the class, a dot, and the name of the method
     */
    @Nonbinding
    String name() default "";

    /**
     * The key, as an expression of Jakarta Expression Language over the method's parameters: see {@link DistributedLock#key}. Of each
     * key there is a semaphore.
     *
     * @return the expression; by default the parameters with {@link LockKey}, and without such one semaphore for all calls
     */
    @Nonbinding
    String key() default "";

    /**
     * How many calls may run at a time. All methods that use the semaphore should say the same.
     *
     * @return the number, positive
     */
    @Nonbinding
    int permits();

    /**
     * How long to wait for a permit.
     *
     * @return the text of a duration that is not negative; by default five seconds, and with {@link OnBusy#SKIP} not at all
     */
    @Nonbinding
    String waitTime() default "";

    /**
     * How long a permit is held without renewal, when the process dies for example.
     *
     * @return the text of a duration, a second to a day; by default that of the option {@code lock.lease}
     */
    @Nonbinding
    String leaseTime() default "";

    /**
     * What becomes of the call if all permits are held for all of the wait.
     *
     * @return the policy
     */
    @Nonbinding
    OnBusy onBusy() default OnBusy.THROW;

    /**
     * What becomes of the call if the permit is lost while the method runs.
     *
     * @return the policy
     */
    @Nonbinding
    OnLost onLost() default OnLost.THROW;
}
