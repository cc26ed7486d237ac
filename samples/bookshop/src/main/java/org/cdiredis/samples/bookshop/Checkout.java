package org.cdiredis.samples.bookshop;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.locking.DistributedLock;
import org.cdiredis.locking.LockKey;

/** Sells books, of which there are so many and no more, whichever node a buyer comes to. */
@ApplicationScoped
class Checkout {

    @Inject
    @RedisCache("stock")
    Cache<String, Integer> stock;

    @Inject
    LockHandle lock;

    @Inject
    @ConfigProperty(name = "bookshop.payment-delay")
    Duration paymentDelay;

    @Inject
    @ConfigProperty(name = "bookshop.copies")
    int copiesAtFirst;

    /** Puts copies on the shelf. */
    @DistributedLock(cache = "stock", name = "copies")
    void restock(@LockKey String title, int copies) {
        stock.put(title, copies);
    }

    /** Sells a copy. Two buyers of one book take turns; buyers of other books don't wait. */
    @DistributedLock(cache = "stock", name = "copies", waitTime = "PT30S")
    Receipt buy(@LockKey String title) throws InterruptedException {
        int copies = Objects.requireNonNullElse(stock.get(title), copiesAtFirst);
        if (copies == 0) {
            throw new SoldOutException(title);
        }
        pay();
        stock.put(title, copies - 1);
        return new Receipt(title, copies - 1, lock.fencingToken());
    }

    /** Takes its time, as payments do: enough for everybody else to see the same last copy, if there were no lock. */
    private void pay() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(paymentDelay.toNanos());
    }
}
