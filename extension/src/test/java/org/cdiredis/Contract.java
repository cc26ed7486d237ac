package org.cdiredis;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The numbers of the checks of the cache contract ({@code contract.txt}) that a test, or a whole test class, stands for.
 * {@link ContractTests} finds it in the sources, so a test of another module carries an annotation of this name of its own.
 */
@Documented
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface Contract {

    /** The numbers. */
    int[] value();
}
