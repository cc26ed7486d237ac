package org.cdiredis.caching;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import org.cdiredis.RedisCache;

/** What the annotations of this package on the methods of a class don't say. A stereotype may carry it. */
@Documented
@Retention(RUNTIME)
@Target(TYPE)
public @interface CacheDefaults {

    /**
     * The alias of the cache in the configuration.
     *
     * @return the alias; empty for {@value RedisCache#DEFAULT}
     */
    String alias() default "";

    /**
     * The name of the cache within the alias, or an alias: see {@link CacheResult#cacheName}.
     *
     * @return the name; empty for none
     */
    String cacheName() default "";

    /**
     * Makes the keys.
     *
     * @return as {@link CacheResult#cacheKeyGenerator}
     */
    Class<? extends CacheKeyGenerator> cacheKeyGenerator() default CacheKeyGenerator.class;

    /**
     * How long entries live.
     *
     * @return as {@link CacheResult#ttl}
     */
    String ttl() default "";
}
