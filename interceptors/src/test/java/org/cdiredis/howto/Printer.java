package org.cdiredis.howto;

import java.time.Duration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.RedisCache;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.Locks;
import org.cdiredis.locking.DistributedSemaphore;

/** The bean of docs/howto/limit-how-many.md. */
@ApplicationScoped
public class Printer {

    @Inject
    @RedisCache
    Locks locks;

    @DistributedSemaphore(name = "printer", permits = 3, waitTime = "PT30S")
    public String print(String page) {
        return "printed " + page;
    }

    public String printNow(String page) throws InterruptedException {
        try (LockHandle permit = locks.semaphore("printer", 3).acquire(Duration.ofSeconds(1))) {
            return "printed " + page + " by " + permit.name();
        }
    }
}
