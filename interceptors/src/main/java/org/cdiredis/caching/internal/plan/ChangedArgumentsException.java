package org.cdiredis.caching.internal.plan;

import java.lang.reflect.Method;

import org.cdiredis.caching.internal.Messages;

/** A method has run after its caller had gone on and changed an argument, so that its value is not that of the key. */
final class ChangedArgumentsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChangedArgumentsException(Method method) {
        super(Messages.MESSAGES.argumentsChanged(method.toString()), null, false, false);
    }
}
