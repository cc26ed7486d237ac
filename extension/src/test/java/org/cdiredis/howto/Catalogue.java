package org.cdiredis.howto;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** The bean of docs/howto/use-transactions.md. */
@ApplicationScoped
public class Catalogue {

    private final Map<String, String> database = new ConcurrentHashMap<>();

    @Inject
    @RedisCache("titles")
    Cache<String, String> titles;

    public String title(String isbn) {
        return titles.getOrLoad(isbn, database::get);
    }

    @Transactional
    public void rename(String isbn, String title) {
        database.put(isbn, title);
        titles.remove(isbn);
    }

    boolean isCached(String isbn) {
        return titles.contains(isbn);
    }
}
