package org.cdiredis.caching;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Caches the methods of an object whose class one cannot annotate, where one produces it as a bean.
 *
 * <pre>{@code
 * @Produces
 * @Caching(method = "find*", result = @CacheResult(cacheName = "rates", ttl = "PT1M"))
 * @Caching(method = "reload", removeAll = @CacheRemoveAll(cacheName = "rates"))
 * RateService rates() { … }
 * }</pre>
 *
 * <p>The producer must have the type of an interface. What is injected is another object of that interface, which calls the produced one.
 * All parameters make the key, but where {@link CacheResult#key} or a generator says otherwise.
 */
@Documented
@Retention(RUNTIME)
@Target({METHOD, FIELD})
@Repeatable(Caching.List.class)
public @interface Caching {

    /**
     * The methods that are meant.
     *
     * @return the name of a method, for all of that name, or the beginning of names with {@code *} after it
     */
    String method();

    /**
     * How their results are cached.
     *
     * @return none or one. Without a {@code cacheName}, each has its own, of the producer's class and member, and the method
     */
    CacheResult[] result() default {};

    /**
     * Where what they return is put.
     *
     * @return none or more, of methods that return something
     */
    CachePut[] put() default {};

    /**
     * Which entries they remove.
     *
     * @return none or more
     */
    CacheRemove[] remove() default {};

    /**
     * Which caches they clear.
     *
     * @return none or more
     */
    CacheRemoveAll[] removeAll() default {};

    /** Several sets of methods of one object. */
    @Documented
    @Retention(RUNTIME)
    @Target({METHOD, FIELD})
    @interface List {

        /**
         * The sets.
         *
         * @return one or more
         */
        Caching[] value();
    }
}
