package org.cdiredis.samples.bookshop;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;
import org.cdiredis.TimeToLive;
import org.cdiredis.caching.CacheKeys;

/** Searches, and tells what the search cost. */
@RequestScoped
@Path("search")
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

    // Fields, since RESTEasy wants a constructor without parameters.
    @Inject
    BookSearch search;

    @Inject
    @RedisCache("books")
    Cache<String, List<Book>> cache;

    /**
     * Searches, in Redis first.
     *
     * @param text what to search for
     * @return the books and where they came from
     */
    @GET
    public SearchResult search(@QueryParam("q") @DefaultValue("") String text) {
        return timed(new Query(text), search::search);
    }

    /**
     * Searches the catalogue, whatever Redis knows, and stores the answer anew.
     *
     * @param text what to search for
     * @return the books
     */
    @POST
    @Path("refresh")
    public SearchResult refresh(@QueryParam("q") @DefaultValue("") String text) {
        return timed(new Query(text), search::refresh);
    }

    private SearchResult timed(Query query, BiFunction<String, SearchLog, List<Book>> way) {
        SearchLog log = new SearchLog();
        long start = System.nanoTime();
        List<Book> books = way.apply(query.text(), log);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new SearchResult(
                query.text(),
                books,
                log.isFromRedis(),
                took.toNanos() / 1_000,
                StoredKeys.keyOf(query),
                millis(cache.timeToLive(CacheKeys.of(query.text()))));
    }

    /** The remaining time; null for ever, 0 for an entry that is gone already. */
    private static @Nullable Long millis(TimeToLive timeToLive) {
        if (timeToLive instanceof TimeToLive.Never) {
            return null;
        }
        return timeToLive.duration().map(Duration::toMillis).orElse(0L);
    }
}
