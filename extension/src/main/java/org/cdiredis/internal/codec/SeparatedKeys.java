package org.cdiredis.internal.codec;

import org.jspecify.annotations.Nullable;

import org.cdiredis.codec.KeyCodec;
import org.cdiredis.codec.KeySpace;

/** The default key codec: {@code prefix:version:key}, byte for byte as django-redis writes it. */
public final class SeparatedKeys implements KeyCodec {

    /** That of most calls is that of the one before. */
    private volatile @Nullable Start last;

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

    private String start(KeySpace space) {
        Start known = last;
        if (known == null || !known.space.equals(space)) {
            known = new Start(space, space.prefix() + ':' + space.version() + ':');
            last = known;
        }
        return known.text;
    }

    private record Start(KeySpace space, String text) {}
}
