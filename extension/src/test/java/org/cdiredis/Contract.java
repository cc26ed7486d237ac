package org.cdiredis;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The numbers of the checks of the cache contract that a test stands for. */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface Contract {

    /** The numbers. */
    int[] value();
}
