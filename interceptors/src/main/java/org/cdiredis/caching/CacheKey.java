package org.cdiredis.caching;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks a parameter as part of the key. If no parameter of a method is marked, all are, but that with {@link CacheValue}. */
@Documented
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface CacheKey {

    /**
     * Whether nobody is to read the parameter in Redis or in a log: then the whole key is a SHA-256. That hides a secret that cannot be
     * guessed; one of which there are few, such as a PIN, is found by trying.
     *
     * @return true for a SHA-256
     */
    boolean secret() default false;

    /**
     * Whether the elements of this collection or array are the parts of as many keys, all of which are removed together; with
     * {@link CacheRemove} only, and for one parameter.
     *
     * @return true for one key for each element
     */
    boolean each() default false;
}
