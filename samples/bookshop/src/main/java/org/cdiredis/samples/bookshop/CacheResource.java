package org.cdiredis.samples.bookshop;

import java.util.List;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** Shows what is in the cache, and empties it. */
@RequestScoped
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class CacheResource {

    // Fields, since RESTEasy wants a constructor without parameters.
    @Inject
    @RedisCache("books")
    Cache<String, List<Book>> cache;

    @Inject
    StoredKeys storedKeys;

    @Inject
    RedisLocation location;

    /**
     * The entries as they stand in Redis.
     *
     * @return the entries, and which Redis it is
     */
    @GET
    @Path("keys")
    public Keys keys() {
        return new Keys(location.label(), storedKeys.list());
    }

    /**
     * Removes all entries.
     *
     * @return how many there were
     */
    @DELETE
    @Path("cache")
    public Cleared clear() {
        return new Cleared(cache.clear());
    }

    /**
     * The entries as they stand in Redis.
     *
     * @param redis which Redis it is
     * @param keys the entries
     */
    public record Keys(String redis, List<StoredKey> keys) {}

    /**
     * What clearing did.
     *
     * @param removed how many entries were removed
     */
    public record Cleared(long removed) {}
}
