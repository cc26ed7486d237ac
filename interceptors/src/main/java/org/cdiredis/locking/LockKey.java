package org.cdiredis.locking;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks the parameters of a {@link DistributedLock} or {@link DistributedSemaphore} method that say which lock it is: of each
 * combination of their values there is one. The values are written as text, with {@code %} and {@code :} in it escaped if there are
 * several, and colons between them.
 *
 * <p>Their types are those that have a text form: strings, numbers, booleans, characters, enums, {@code UUID}, dates and times.
 * A null fails the call.
 */
@Documented
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface LockKey {}
