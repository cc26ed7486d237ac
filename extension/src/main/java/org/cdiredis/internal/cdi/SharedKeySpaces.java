package org.cdiredis.internal.cdi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.Location;

/** Finds caches that hold the same entries. */
final class SharedKeySpaces {

    private SharedKeySpaces() {}

    /** Two caches with the same entries. */
    record Pair(String one, String other) {}

    private record Place(Location location, KeySpace keySpace) {}

    static List<Pair> among(Collection<CacheSettings> caches) {
        Map<Place, String> first = new HashMap<>();
        List<Pair> pairs = new ArrayList<>();
        for (CacheSettings cache : caches) {
            Place place = new Place(cache.connection().location(), cache.keySpace());
            String other = first.putIfAbsent(place, cache.alias());
            if (other != null) {
                pairs.add(new Pair(other, cache.alias()));
            }
        }
        return pairs;
    }
}
