package org.cdiredis.it.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** A cache in a REST resource. */
@Path("books/{isbn}")
@RequestScoped
public class BookResource {

    @Inject
    @RedisCache("books")
    Cache<String, Book> books;

    @PUT
    public void put(@PathParam("isbn") String isbn) {
        books.put(isbn, Books.withIsbn(isbn));
    }

    @GET
    public String title(@PathParam("isbn") String isbn) {
        Book book = books.get(isbn);
        return book == null ? "" : book.title();
    }
}
