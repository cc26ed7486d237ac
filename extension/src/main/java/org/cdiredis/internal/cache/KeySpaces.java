package org.cdiredis.internal.cache;

import java.util.function.Supplier;

import org.cdiredis.codec.KeySpace;

/**
 * The key space of each call.
 *
 * @param prefix gives the prefix
 * @param version the version, 0 or greater
 */
record KeySpaces(Supplier<String> prefix, int version) {

    /** The key space of the call that is being made by this thread. */
    KeySpace current() {
        return new KeySpace(prefix.get(), version);
    }

    KeySpaces withVersion(int other) {
        return new KeySpaces(prefix, new KeySpace("", other).version());
    }
}
