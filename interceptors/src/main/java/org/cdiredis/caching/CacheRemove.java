package org.cdiredis.caching;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import org.cdiredis.RedisCache;

/**
 * Removes an entry from a cache when a method is called; with {@link CacheKey#each} those of all elements of a collection. The method
 * always runs.
 *
 * <pre>{@code
 * @Transactional
 * @CacheRemove(cacheName = "books")
 * @CacheRemove(cacheName = "covers")
 * public void withdraw(String isbn) { … }
 * }</pre>
 *
 * <p>In an active JTA transaction the entry is removed after the commit, and not at all after a rollback. A {@link CacheResult} that began
 * before never stores its value afterwards. Where the method returns a {@code CompletionStage} or {@code Uni}, the entry is removed by the
 * thread that completes it, at once, and whatever becomes of the caller's transaction if that is not the thread's own. If Redis fails,
 * that is logged and the entry stays; with {@code method-errors=fail} the call fails, but for after a commit. The changes of a call are made
 * together, and all of them though one fails; {@link CacheRemoveAll} comes after the others.
 *
 * <p>Costs what {@link org.cdiredis.Cache#remove} does, or for several keys {@link org.cdiredis.Cache#removeAll(Iterable)}.
 */
@Documented
@Retention(RUNTIME)
@Target({METHOD, TYPE})
@Repeatable(CacheRemove.List.class)
public @interface CacheRemove {

    /**
     * The alias of the cache in the configuration.
     *
     * @return the alias; empty for that of {@link CacheDefaults}, else {@value RedisCache#DEFAULT}
     */
    String alias() default "";

    /**
     * The name of the cache within the alias, or an alias: see {@link CacheResult#cacheName}.
     *
     * @return the name; empty for that of {@link CacheDefaults}, which must have one then
     */
    String cacheName() default "";

    /**
     * The key as an expression over the parameters, and over {@code result} if {@link #afterInvocation} is true.
     *
     * @return as {@link CacheResult#key}
     */
    String key() default "";

    /**
     * Makes the key, instead of the parameters.
     *
     * @return as {@link CacheResult#cacheKeyGenerator}
     */
    Class<? extends CacheKeyGenerator> cacheKeyGenerator() default CacheKeyGenerator.class;

    /**
     * Whether the entry is removed, by the arguments; evaluated before the method runs.
     *
     * @return as {@link CacheResult#condition}
     */
    String condition() default "";

    /**
     * Whether the entry is removed after the method has returned. If false, it is removed before, whatever the method throws then; a
     * reader may store the old value again before the method has changed anything. A method that returns a stage is then called by a thread
     * of the server's {@code ManagedExecutorService}, but in a transaction by the caller's.
     *
     * @return true for after
     */
    boolean afterInvocation() default true;

    /**
     * The exceptions with which the method may end for the entry to be removed all the same. Only with {@link #afterInvocation}.
     *
     * @return the classes, with those that extend them; if this and {@link #noEvictFor} are empty, the entry is removed after no exception
     */
    Class<? extends Throwable>[] evictFor() default {};

    /**
     * The exceptions after which the entry is not removed. Only with {@link #afterInvocation}.
     *
     * @return the classes, with those that extend them; if {@link #evictFor} is empty and this is not, the entry is removed after all others
     */
    Class<? extends Throwable>[] noEvictFor() default {};

    /** Several removals of one method. */
    @Documented
    @Retention(RUNTIME)
    @Target({METHOD, TYPE})
    @interface List {

        /**
         * The removals.
         *
         * @return one or more
         */
        CacheRemove[] value();
    }
}
