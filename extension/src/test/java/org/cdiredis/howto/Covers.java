package org.cdiredis.howto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** The bean of docs/howto/near-cache.md. */
@ApplicationScoped
public class Covers {

    /** What stands on a book. */
    public record Cover(String title, String author) {

        static final Cover UNKNOWN = new Cover("?", "?");
    }

    @Inject
    @RedisCache("covers")
    Cache<String, Cover> covers;

    /** Asks Redis once, and then this node's memory until somebody changes the entry. */
    public String title(String isbn) {
        return covers.getOrDefault(isbn, Cover.UNKNOWN).title();
    }

    /** How many look-ups have not gone to Redis. */
    public long kept() {
        return covers.statistics().nearHits();
    }

    /** Another cover. */
    public void print(String isbn, Cover cover) {
        covers.put(isbn, cover);
    }
}
