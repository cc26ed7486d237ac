package org.cdiredis.howto;

import java.time.Duration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.RedisLock;

/** The bean of docs/howto/lock.md. */
@ApplicationScoped
public class Stock {

    @Inject
    @RedisCache("books")
    Cache<String, Integer> stock;

    private RedisLock lock(String isbn) {
        return stock.lock("order:" + isbn);
    }

    public boolean order(String isbn) throws InterruptedException {
        try (LockHandle handle = lock(isbn).acquire(Duration.ofSeconds(5))) {
            Integer left = stock.get(isbn);
            if (left == null || left == 0 || !handle.isHeld()) {
                return false;
            }
            return stock.put(isbn, left - 1);
        }
    }

    public void restock(String isbn, int copies) {
        RedisLock lock = lock(isbn);
        lock.lock();
        try {
            stock.put(isbn, copies);
        } finally {
            lock.unlock();
        }
    }
}
