package org.cdiredis.it.standard;

import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheResult;
import jakarta.ejb.Stateless;

/** An enterprise bean with a standard annotation. */
@Stateless
public class StandardStatelessShelf {

    private static final AtomicInteger CALLS = new AtomicInteger();

    @CacheResult(cacheName = "enterprise")
    public String title(String isbn) {
        return isbn + " call " + CALLS.incrementAndGet();
    }
}
