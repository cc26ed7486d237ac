package org.cdiredis.internal.cdi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.cdiredis.codec.KeyCodec;
import org.cdiredis.internal.codec.SeparatedKeys;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.Components;

/** Finds caches in one database of which one has entries of the other. */
final class SharedKeySpaces {

    private SharedKeySpaces() {}

    /** Two caches that share entries. */
    record Pair(String one, String other) {}

    static List<Pair> among(Collection<CacheSettings> caches, Components components) {
        List<Pair> pairs = new ArrayList<>();
        List<CacheSettings> seen = new ArrayList<>();
        for (CacheSettings cache : caches) {
            seen.stream()
                    .filter(other -> share(other, cache, components))
                    .map(other -> new Pair(other.alias(), cache.alias()))
                    .forEach(pairs::add);
            seen.add(cache);
        }
        return pairs;
    }

    /** With the prefix shop:1, whose version 2 begins with shop:1:2:, a cache is within version 1 of the prefix shop. */
    private static boolean share(CacheSettings one, CacheSettings other, Components components) {
        return one.connection().location().equals(other.connection().location())
                && (start(one, components).startsWith(start(other, components))
                        || start(other, components).startsWith(start(one, components)));
    }

    private static String start(CacheSettings cache, Components components) {
        KeyCodec codec = cache.keys().codec().map(components::get).orElseGet(SeparatedKeys::new);
        return codec.encode(cache.keys().space(), "");
    }
}
