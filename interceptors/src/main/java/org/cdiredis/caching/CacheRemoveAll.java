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
 * Removes all entries of a cache when a method is called. The method always runs. Transactions, loads that have begun and errors are
 * as with {@link CacheRemove}.
 *
 * <p>Where the name is that of an alias, this is {@link org.cdiredis.Cache#clear}, one command with the option {@code clear=generation}.
 * Else it is {@link org.cdiredis.Cache#removeAll(String)}: the whole database is searched for the keys of that name.
 */
@Documented
@Retention(RUNTIME)
@Target({METHOD, TYPE})
@Repeatable(CacheRemoveAll.List.class)
public @interface CacheRemoveAll {

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
     * Whether the entries are removed, by the arguments; evaluated before the method runs.
     *
     * @return as {@link CacheResult#condition}
     */
    String condition() default "";

    /**
     * Whether the entries are removed after the method has returned. If false, they are removed before, whatever the method throws then.
     *
     * @return true for after
     */
    boolean afterInvocation() default true;

    /**
     * The exceptions with which the method may end for the entries to be removed all the same.
     *
     * @return as {@link CacheRemove#evictFor}
     */
    Class<? extends Throwable>[] evictFor() default {};

    /**
     * The exceptions after which the entries are not removed.
     *
     * @return as {@link CacheRemove#noEvictFor}
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
        CacheRemoveAll[] value();
    }
}
