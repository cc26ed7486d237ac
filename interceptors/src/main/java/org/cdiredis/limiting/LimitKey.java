package org.cdiredis.limiting;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks the parameters of a {@link RateLimited} method of whose values each combination has a limit of its own. Types and text are
 * those of {@link org.cdiredis.locking.LockKey}. A null fails the call.
 */
@Documented
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface LimitKey {}
