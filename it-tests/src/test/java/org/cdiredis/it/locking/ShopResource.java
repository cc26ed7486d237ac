package org.cdiredis.it.locking;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.cdiredis.limiting.RateLimited;
import org.cdiredis.lock.LockLostException;

/** What the test asks for. */
@RequestScoped
@Path("shop")
public class ShopResource {

    @Inject
    Shop shop;

    @Inject
    Job job;

    @Inject
    Journal journal;

    @Resource
    ManagedScheduledExecutorService executor;

    @GET
    @Path("limited")
    @RateLimited(name = "limited", permits = 2, period = "PT1H")
    public String limited() {
        return "served";
    }

    @GET
    @Path("per-user")
    @RateLimited(name = "per-user", perUser = true, permits = 1, period = "PT1H")
    public String limitedPerUser() {
        return "served";
    }

    @GET
    @Path("job")
    public String scheduleJob() {
        Future<?> unused = executor.schedule(
                () -> {
                    job.work();
                    journal.note("job-attempts");
                },
                100,
                TimeUnit.MILLISECONDS);
        return "scheduled";
    }

    @GET
    @Path("loss")
    public String loss() throws InterruptedException {
        try {
            shop.orderWithoutTheLock();
            return "ordered";
        } catch (LockLostException e) {
            return shop.wasRolledBack() ? "rolled back" : "committed";
        }
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
