package org.cdiredis.internal.codec.serialize;

import java.io.IOException;

/** Bytes that are no value. The message holds nothing of the bytes, so it may be logged. */
public final class UnreadableBytesException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableBytesException(String message) {
        super(message);
    }
}
