package org.cdiredis.session.filter;

import java.io.Serializable;
import jakarta.enterprise.context.spi.CreationalContext;

/**
 * A session-scoped bean as it is kept in the session.
 *
 * @param instance the bean
 * @param context knows the dependent beans that end with it
 */
@SuppressWarnings("serial") // passivating scopes have serializable ones of both
record StoredBean(Object instance, CreationalContext<?> context) implements Serializable {}
