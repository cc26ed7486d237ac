package org.cdiredis.it.locking;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.cdiredis.limiting.RateLimited;

/** What the test asks for. */
@RequestScoped
@Path("shop")
public class ShopResource {

    @Inject
    Shop shop;

    @GET
    @Path("limited")
    @RateLimited(name = "limited", permits = 2, period = "PT1H")
    public String limited() {
        return "served";
    }

    @GET
    @Path("transaction")
    public String transaction() {
        shop.order();
        return shop.wasLocked() + " " + shop.isLocked();
    }

    @GET
    @Path("callers-transaction")
    public String callersTransaction() {
        boolean isLockedWithin = shop.orderAndLook(shop);
        return isLockedWithin + " " + shop.wasLocked();
    }
}
