package org.cdiredis.it.app;

import java.io.Serializable;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** A cache in a bean of a scope whose beans the server may passivate. */
@SessionScoped
public class Visitor implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    @RedisCache("books")
    Cache<String, Book> books;

    public @Nullable Book read(String isbn) {
        return books.get(isbn);
    }
}
