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
 * Runs a method under a lock that all processes share, the one that {@link org.cdiredis.lock.Locks} gives for the same name. The
 * method never runs without it, and it is released when the call has ended.
 *
 * <pre>{@code
 * @DistributedLock(name = "stock")
 * public boolean order(@LockKey String isbn) { .. }
 * }</pre>
 *
 * <p>It holds for calls that CDI intercepts: those from other beans, and timers of enterprise beans. In detail:
 *
 * <ol>
 *   <li><b>Transactions.</b> The lock is acquired before a transaction of {@code @Transactional} begins, and released after it has
 *       ended: interceptors run in the order of priorities, and this one's is {@code PLATFORM_BEFORE + 100}. Where an order lets a
 *       transaction begin before, as that of an enterprise bean with container-managed transactions, the deployment fails. Called
 *       in a transaction of the caller's, which the method takes part in, the lock is held until that has ended, since nobody sees
 *       before what was written; its end is rolled back if the lock is lost before it commits.
 *   <li><b>Reentrance.</b> A call in a thread, or in a transaction, that already runs under the lock runs under it as well, and does not
 *       acquire it again; its own wait, lease and minimum are of no account. A call that would need more than what is held, to write
 *       what is only read for example, fails with an {@link IllegalStateException}, since it would wait for itself. Locks that the
 *       application itself holds, by a {@link org.cdiredis.lock.LockHandle} or as a {@link java.util.concurrent.locks.Lock}, do not
 *       count.
 *   <li><b>Asynchronous methods</b>, which return a {@code CompletionStage}, {@code CompletableFuture} or Mutiny's {@code Uni}: the lock is
 *       acquired in the calling thread, belongs to the call and no thread, and is released when the stage is complete; then the
 *       stage that the caller has gets the result. Cancelling that cancels the method's own. Each subscription to a {@code Uni} is a
 *       call, in the thread that subscribes, which so must be one that may wait.
 *   <li><b>The lease</b> is renewed as long as the call lasts. When it is lost nevertheless, {@link #onLost} decides.
 *   <li><b>An interrupt</b> while it waits ends the call with a {@link org.cdiredis.lock.LockNotAcquiredException}, and the thread stays
 *       interrupted.
 * </ol>
 *
 * <p>What it costs is what {@link org.cdiredis.lock.LockHandle} and {@link org.cdiredis.lock.Locks#all} cost: one script to acquire,
 * one to release. If Redis cannot be reached or does not answer, the call fails with a {@link
 * org.cdiredis.RedisUnavailableException} within the {@code deadline} after the wait, and the method does not run; while it runs,
 * it is a loss when the lease has ended. If only the release gets no answer, that is logged, and the call ends as the method did.
 *
 * <p>Texts of durations are of ISO-8601, {@code PT5S} for example, and may have {@code ${..}} in them for properties of MicroProfile
 * Config. They are read once, at deployment, where all that is wrong is reported.
 */
@Documented
@InterceptorBinding
@Retention(RUNTIME)
@Target(METHOD)
public @interface DistributedLock {

    /**
     * The cache in whose Redis, and under whose {@code key-prefix}, the lock is.
     *
     * @return the alias
     */
    @Nonbinding
    String cache() default RedisCache.DEFAULT;

    /**
     * The name of the lock. If there are keys, it is followed by a colon and the key.
     *
     * @return the name; by default the name of the class, a dot, and the name of the method
     */
    @Nonbinding
    String name() default "";

    /**
     * Keys, as expressions of Jakarta Expression Language over the method's parameters by their names: <code>#{order.isbn}</code>,
     * for example, or text with such in it. Each is evaluated once in a call, and gives a value as {@link LockKey} allows, or a
     * collection or array of such. If that makes several, all are acquired as by {@link org.cdiredis.lock.Locks#all}: in one step, or
     * one after the other.
     *
     * @return the expressions; by default the parameters with {@link LockKey}, and without such one lock for all calls
     */
    @Nonbinding
    String[] key() default {};

    /**
     * How long to wait for the lock.
     *
     * @return the text of a duration that is not negative; by default five seconds, and with {@link OnBusy#SKIP} not at all
     */
    @Nonbinding
    String waitTime() default "";

    /**
     * How long the lock is held without renewal, when the process dies for example.
     *
     * @return the text of a duration, a second to a day; by default that of the option {@code lock.lease}
     */
    @Nonbinding
    String leaseTime() default "";

    /**
     * How long the lock stays taken at least, counted from its acquisition, even if the method ends before, or the node dies: for timers
     * of several nodes whose clocks differ. Costs one more script, which extends the lease; so it may last a lease longer if the node dies.
     *
     * @return the text of a duration that is not negative; by default zero
     */
    @Nonbinding
    String minHold() default "";

    /**
     * With whom the lock is shared.
     *
     * @return the mode
     */
    @Nonbinding
    LockMode mode() default LockMode.EXCLUSIVE;

    /**
     * Whether those who wait get it in the order of their arrival, whatever their process. {@link LockMode#READ} and
     * {@link LockMode#WRITE} always do.
     *
     * @return true if they do
     */
    @Nonbinding
    boolean fair() default false;

    /**
     * What becomes of the call if others hold the lock for all of the wait.
     *
     * @return the policy
     */
    @Nonbinding
    OnBusy onBusy() default OnBusy.THROW;

    /**
     * What becomes of the call if the lock is lost while the method runs.
     *
     * @return the policy
     */
    @Nonbinding
    OnLost onLost() default OnLost.THROW;
}
