package org.cdiredis.internal.commands;

import org.jspecify.annotations.Nullable;

import org.cdiredis.TimeToLive;

/** What a key holds, and for how long. Immutable, as long as nobody changes the bytes. */
public final class StoredValue {

    private final byte @Nullable [] bytes;
    private final TimeToLive timeToLive;

    /**
     * A value as it was found.
     *
     * @param bytes the value; null if the key holds nothing
     * @param timeToLive how long it still lives; absent if it has gone since it was read
     */
    public StoredValue(byte @Nullable [] bytes, TimeToLive timeToLive) {
        this.bytes = bytes;
        this.timeToLive = timeToLive;
    }

    /**
     * The value.
     *
     * @return the bytes themselves; null if the key holds nothing
     */
    public byte @Nullable [] bytes() {
        return bytes;
    }

    /**
     * How long it lives.
     *
     * @return what is left of its time
     */
    public TimeToLive timeToLive() {
        return timeToLive;
    }
}
