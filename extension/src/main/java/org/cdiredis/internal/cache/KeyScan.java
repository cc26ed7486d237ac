package org.cdiredis.internal.cache;

import java.util.List;
import java.util.Objects;

import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.RedisCommands.KeyPages;

/** A search for the keys of a cache that match a pattern. */
final class KeyScan<K> {

    private static final int LARGEST_PAGE = 100_000;

    private final CacheCodecs<K, ?> codecs;
    private final KeySpace space;
    private final KeyPages pages;

    KeyScan(CacheCodecs<K, ?> codecs, KeySpace space, RedisCommands commands, String pattern, int pageSize) {
        Objects.requireNonNull(pattern, "pattern");
        checkPageSize(pageSize);
        this.codecs = codecs;
        this.space = space;
        this.pages = commands.scan(codecs.pattern(space, pattern), pageSize);
    }

    static void checkPageSize(int pageSize) {
        if (pageSize < 1 || pageSize > LARGEST_PAGE) {
            throw new IllegalArgumentException("pageSize: " + pageSize + " is not from 1 to " + LARGEST_PAGE);
        }
    }

    /** Pages of physical keys that may be the cache's. */
    KeyPages pages() {
        return pages;
    }

    /** The keys among physical keys. */
    List<K> keys(List<String> page) {
        return page.stream()
                .flatMap(physicalKey -> codecs.key(space, physicalKey).stream())
                .toList();
    }
}
