package org.cdiredis.session.internal.model;

import org.cdiredis.session.internal.serialize.AttributeCodec;
import org.cdiredis.session.internal.serialize.UnwritableAttributeException;

/** The bytes of values that other requests of the session may be changing at this moment. */
final class SteadyBytes {

    private static final int ATTEMPTS = 5;

    private final AttributeCodec codec;

    SteadyBytes(AttributeCodec codec) {
        this.codec = codec;
    }

    /** What the value was at one moment, as far as it notices itself that there was another one. */
    byte[] of(Object value) throws UnwritableAttributeException {
        for (int attempt = 1; ; attempt++) {
            try {
                return codec.plain(value);
            } catch (UnwritableAttributeException e) {
                if (!e.isPassing() || attempt == ATTEMPTS) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }
}
