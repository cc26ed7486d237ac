package org.cdiredis.samples.bookshop;

import java.util.ArrayList;
import java.util.List;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Fills the visitor's basket, and sells what is in it. */
@RequestScoped
@Path("basket")
@Produces(MediaType.APPLICATION_JSON)
public class BasketResource {

    // Fields, since RESTEasy wants a constructor without parameters.
    @Inject
    Basket basket;

    @Inject
    Shelf shelf;

    @Inject
    Checkout checkout;

    /**
     * Puts a book in.
     *
     * @param title the book
     * @return the titles in the basket
     */
    @PUT
    public List<String> add(@QueryParam("title") @DefaultValue("") String title) {
        if (shelf.books().stream().noneMatch(book -> book.title().equals(title))) {
            throw new NotFoundException();
        }
        basket.add(title);
        return basket.titles();
    }

    /**
     * Takes a book out.
     *
     * @param title the book
     * @return the titles in the basket
     */
    @DELETE
    public List<String> remove(@QueryParam("title") @DefaultValue("") String title) {
        basket.remove(title);
        return basket.titles();
    }

    /**
     * Buys a copy of each book in the basket. What is sold out stays there.
     *
     * @return what was bought and what was not
     * @throws InterruptedException if the server stops
     */
    @POST
    @Path("checkout")
    public Purchase checkout() throws InterruptedException {
        List<Receipt> receipts = new ArrayList<>();
        List<String> soldOut = new ArrayList<>();
        for (String title : basket.titles()) {
            try {
                receipts.add(checkout.buy(title));
                basket.remove(title);
            } catch (SoldOutException e) {
                soldOut.add(title);
            }
        }
        return new Purchase(receipts, soldOut);
    }

    /**
     * What became of a basket.
     *
     * @param receipts what was bought
     * @param soldOut the titles that were not
     */
    public record Purchase(List<Receipt> receipts, List<String> soldOut) {}
}
