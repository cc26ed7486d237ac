package org.cdiredis.internal.client;

/** One client was asked for where there are several servers that do not know each other. */
public final class ShardsHaveNoClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
