package org.cdiredis.samples.bookshop;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Shows single books, and changes their titles. */
@RequestScoped
@Path("books/{number}")
@Produces(MediaType.APPLICATION_JSON)
public class BookResource {

    // A field, since RESTEasy wants a constructor without parameters.
    @Inject
    BookDetails details;

    /**
     * A book.
     *
     * @param number its number, from 0
     * @return the book
     */
    @GET
    public Book book(@PathParam("number") int number) {
        return details.find(number).orElseThrow(NotFoundException::new);
    }

    /**
     * Gives a book another title.
     *
     * @param number its number, from 0
     * @param title the title
     * @return the book as it is now
     */
    @PUT
    public Book rename(@PathParam("number") int number, @QueryParam("title") @DefaultValue("") String title) {
        if (title.isBlank()) {
            throw new InvalidQueryException("A book needs a title.");
        }
        details.change(number, book(number).withTitle(title.strip()));
        return book(number);
    }
}
