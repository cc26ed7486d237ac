package org.cdiredis.howto;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/** The bean of docs/howto/use-jcache-annotations.md. */
@ApplicationScoped
@CacheDefaults(cacheName = "titles")
public class Catalogue {

    private final Map<String, String> titles = new ConcurrentHashMap<>();

    @CacheResult
    public @Nullable String title(String isbn) {
        return titles.get(isbn);
    }

    @CachePut
    public void rename(String isbn, @CacheValue String title) {
        titles.put(isbn, title);
    }

    @CacheRemove
    public void remove(String isbn) {
        titles.remove(isbn);
    }

    @CacheRemoveAll(afterInvocation = false)
    public void reload() {
        titles.clear();
    }
}
