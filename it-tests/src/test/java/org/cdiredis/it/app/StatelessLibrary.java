package org.cdiredis.it.app;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** A cache in an enterprise bean. */
@Stateless
public class StatelessLibrary {

    @Inject
    @RedisCache("books")
    Cache<String, Book> books;

    public @Nullable Book read(String isbn) {
        return books.get(isbn);
    }
}
