package org.cdiredis.internal.cdi;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/** The MicroProfile Config properties of a test class. To stand before {@code @EnableWeld}. */
@Retention(RUNTIME)
@Target(TYPE)
@ExtendWith(ConfiguredExtension.class)
public @interface Configured {

    /** Lines of {@code key=value}. */
    String[] value();
}
