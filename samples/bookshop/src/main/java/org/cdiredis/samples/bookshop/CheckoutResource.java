package org.cdiredis.samples.bookshop;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Sells books. */
@RequestScoped
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class CheckoutResource {

    // A field, since RESTEasy wants a constructor without parameters.
    @Inject
    Checkout checkout;

    /**
     * Puts copies on the shelf.
     *
     * @param title the book
     * @param copies how many there are from now on
     */
    @PUT
    @Path("stock")
    public void restock(@QueryParam("title") @DefaultValue("") String title, @QueryParam("copies") int copies) {
        checkout.restock(title, copies);
    }

    /**
     * Buys a copy.
     *
     * @param title the book
     * @return the receipt
     * @throws InterruptedException if the server stops
     */
    @POST
    @Path("checkout")
    public Receipt buy(@QueryParam("title") @DefaultValue("") String title) throws InterruptedException {
        return checkout.buy(title);
    }
}
