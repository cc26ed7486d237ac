package org.cdiredis.internal.codec;

import org.cdiredis.codec.KeyCodec;
import org.cdiredis.codec.KeySpace;

/** The default key codec: {@code prefix:version:key}, byte for byte as django-redis writes it. */
public final class SeparatedKeys implements KeyCodec {

    @Override
    public String encode(KeySpace space, String key) {
        return start(space) + key;
    }

    @Override
    public String decode(KeySpace space, String physicalKey) {
        String start = start(space);
        if (!physicalKey.startsWith(start)) {
            throw new IllegalArgumentException("physicalKey: does not begin with " + start);
        }
        return physicalKey.substring(start.length());
    }

    private static String start(KeySpace space) {
        return space.prefix() + ':' + space.version() + ':';
    }
}
