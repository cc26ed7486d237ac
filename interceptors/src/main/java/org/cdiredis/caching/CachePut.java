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
 * Puts the argument that is marked with {@link CacheValue}, or what the method returns if that is, into a cache when the method is
 * called. The method always runs.
 *
 * <pre>{@code
 * @Transactional
 * @CachePut(cacheName = "books")
 * public void change(String isbn, @CacheValue Book book) { … }
 * }</pre>
 *
 * <p>In an active JTA transaction the entry is written after the commit, and not at all after a rollback. The entry is written after the
 * method has returned, or its {@code CompletionStage} or {@code Uni} has completed; then by the thread that completes it, at once, and
 * whatever becomes of the caller's transaction if that is not the thread's own. If Redis fails, that is logged and the old entry stays;
 * with {@code method-errors=fail} the call fails, but for after a commit. If no entry can hold the value, that is logged, and the old entry
 * is removed. The changes of a call are made together, and all of them though one fails; {@link CacheRemoveAll} comes after the others.
 *
 * <p>Costs what {@link org.cdiredis.Cache#put} does.
 */
@Documented
@Retention(RUNTIME)
@Target({METHOD, TYPE})
@Repeatable(CachePut.List.class)
public @interface CachePut {

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
     * @return as {@link CacheResult#key}; by default the value is no part of the key
     */
    String key() default "";

    /**
     * Makes the key, instead of the parameters.
     *
     * @return as {@link CacheResult#cacheKeyGenerator}
     */
    Class<? extends CacheKeyGenerator> cacheKeyGenerator() default CacheKeyGenerator.class;

    /**
     * How long the entry lives.
     *
     * @return as {@link CacheResult#ttl}
     */
    String ttl() default "";

    /**
     * By how much of {@link #ttl} the entry expires earlier at most.
     *
     * @return as {@link CacheResult#ttlJitter}
     */
    double ttlJitter() default 0;

    /**
     * Decides how long the entry lives by its value.
     *
     * @return as {@link CacheResult#expiryChooser}
     */
    Class<? extends ExpiryChooser> expiryChooser() default ExpiryChooser.class;

    /**
     * Whether the value is put, by the arguments; evaluated before the method runs.
     *
     * @return as {@link CacheResult#condition}
     */
    String condition() default "";

    /**
     * Whether the value is not put after all; {@code result} is the value that would be.
     *
     * @return as {@link CacheResult#unless}
     */
    String unless() default "";

    /**
     * What becomes of a null, and of an empty {@code Optional}.
     *
     * @return the policy
     */
    Nulls nulls() default Nulls.BY_CONFIGURATION;

    /**
     * How long a null lives that is stored.
     *
     * @return as {@link #ttl}; empty for as long as other values
     */
    String nullTtl() default "";

    /**
     * Whether the value is put after the method has returned. If false, it is put before, whatever the method throws then; a method that
     * returns a stage is then called by a thread of the server's {@code ManagedExecutorService}, but in a transaction by the caller's.
     *
     * @return true for after
     */
    boolean afterInvocation() default true;

    /**
     * The exceptions with which the method may end for the value to be put all the same. Only with {@link #afterInvocation}.
     *
     * @return the classes, with those that extend them; if this and {@link #noCacheFor} are empty, the value is put after no exception
     */
    Class<? extends Throwable>[] cacheFor() default {};

    /**
     * The exceptions after which the value is not put. Only with {@link #afterInvocation}.
     *
     * @return the classes, with those that extend them; if {@link #cacheFor} is empty and this is not, the value is put after all others
     */
    Class<? extends Throwable>[] noCacheFor() default {};

    /** Several puts of one method. */
    @Documented
    @Retention(RUNTIME)
    @Target({METHOD, TYPE})
    @interface List {

        /**
         * The puts.
         *
         * @return one or more
         */
        CachePut[] value();
    }
}
