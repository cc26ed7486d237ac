package org.cdiredis.session.internal.model;

import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.concurrent.locks.LockSupport;

import org.cdiredis.session.internal.serialize.AttributeCodec;
import org.cdiredis.session.internal.serialize.UnreadableAttributeException;
import org.cdiredis.session.internal.serialize.UnwritableAttributeException;

/** The bytes of values that other requests of the session may be changing at this moment. */
final class SteadyBytes {

    private static final int ATTEMPTS = 5;
    private static final long PAUSE_NANOS = 100_000;

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

    /**
     * What is written of a value. Maps do not notice that they are half changed, and write fewer entries than they say: as long as several
     * requests could change it, only what is the same twice, and can be read.
     *
     * @param first what {@link #of} has given
     * @param isShared whether several requests work with the session
     */
    byte[] toBeWritten(Object value, byte[] first, boolean isShared) throws UnwritableAttributeException {
        if (codec.isImmutable(value) || !isShared) {
            return first;
        }
        byte[] before = first;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            byte[] now = of(value);
            if (Arrays.equals(now, before) && isReadable(now)) {
                return now;
            }
            before = now;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new UnwritableAttributeException("it is half changed", new ConcurrentModificationException());
    }

    private boolean isReadable(byte[] plain) {
        try {
            codec.value(plain);
            return true;
        } catch (UnreadableAttributeException e) {
            return false;
        }
    }
}
