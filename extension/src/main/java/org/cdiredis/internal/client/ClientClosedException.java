package org.cdiredis.internal.client;

/** A client was asked for after its application had stopped. */
public final class ClientClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
