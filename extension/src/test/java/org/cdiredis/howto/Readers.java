package org.cdiredis.howto;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.redisson.api.RMap;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.RedisCache;
import org.cdiredis.Structures;

/** The bean of docs/howto/use-structures.md. */
@ApplicationScoped
public class Readers {

    @Inject
    @RedisCache("books")
    Cache<String, String> cache;

    public boolean read(String book, String reader) {
        Structures<String, String> structures = cache.structures();
        return structures.atomically( // the element and the time to live in one step
                "readers:" + book,
                Expiry.after(Duration.ofDays(30)),
                batch -> batch.set().addAsync(reader));
    }

    public Set<String> ofBoth(String one, String other) {
        Structures<String, String> structures = cache.structures();
        return structures.set("readers:" + one).readIntersection(structures.physicalKey("readers:" + other));
    }

    public Map<String, String> remember(String reader, String field, String value) {
        RMap<String, String> map = cache.structures().map("reader:" + reader, String.class);
        map.fastPut(field, value);
        return map.readAllMap();
    }

    public long forget() {
        return cache.clear(); // structures are entries, too
    }
}
