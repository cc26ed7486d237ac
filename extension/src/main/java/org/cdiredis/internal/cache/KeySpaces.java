package org.cdiredis.internal.cache;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.codec.KeySpace;

/** The key space of each call. Thread-safe. */
final class KeySpaces {

    private final Supplier<String> prefix;
    private final int version;

    /** That of a call before, which is mostly that of the next. Immutable, so threads may see it late, or not at all. */
    private @Nullable KeySpace last;

    /**
     * Key spaces.
     *
     * @param prefix gives the prefix
     * @param version the version, 0 or greater
     */
    KeySpaces(Supplier<String> prefix, int version) {
        this.prefix = prefix;
        this.version = version;
    }

    int version() {
        return version;
    }

    /** The key space of the call that is being made by this thread. */
    KeySpace current() {
        String wanted = prefix.get();
        KeySpace known = last;
        if (known != null && known.prefix().equals(wanted)) {
            return known;
        }
        KeySpace made = new KeySpace(wanted, version);
        last = made;
        return made;
    }

    KeySpaces withVersion(int other) {
        return new KeySpaces(prefix, new KeySpace("", other).version());
    }
}
