package org.cdiredis.it.standard;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionType;

/** A bean with nothing but the standard annotations. */
@ApplicationScoped
@CacheDefaults(cacheName = "titles")
public class StandardShelf {

    private final AtomicInteger calls = new AtomicInteger();

    @CacheResult
    public String title(String isbn) {
        return isbn + " call " + calls.incrementAndGet();
    }

    @CachePut
    public void rename(String isbn, @CacheValue String title) {}

    @CacheRemove
    public void remove(String isbn) {}

    @CacheRemoveAll
    public void removeAll() {}

    /** The classes of all that intercepts a result. */
    public static List<String> interceptors(BeanManager beans) throws NoSuchMethodException {
        CacheResult annotation =
                StandardShelf.class.getMethod("title", String.class).getAnnotation(CacheResult.class);
        return beans.resolveInterceptors(InterceptionType.AROUND_INVOKE, annotation).stream()
                .map(interceptor -> interceptor.getBeanClass().getName())
                .toList();
    }
}
