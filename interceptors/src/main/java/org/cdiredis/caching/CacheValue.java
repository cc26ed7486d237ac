package org.cdiredis.caching;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks what {@link CachePut} puts: a parameter, or on the method what it returns. */
@Documented
@Retention(RUNTIME)
@Target({PARAMETER, METHOD})
public @interface CacheValue {}
