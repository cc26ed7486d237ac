package org.cdiredis.howto;

import java.util.concurrent.CompletionStage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.lock.LockHandle;
import org.cdiredis.locking.CurrentLock;
import org.cdiredis.locking.DistributedLock;
import org.cdiredis.locking.LockKey;

/** The bean of docs/howto/lock-a-method.md. */
@ApplicationScoped
public class LockedStock {

    @Inject
    Warehouse warehouse;

    @Inject
    LockHandle lock;

    @Inject
    CurrentLock current;

    @DistributedLock(name = "stock", waitTime = "PT2S")
    public boolean order(@LockKey String isbn) {
        return warehouse.take(isbn, lock.fencingToken());
    }

    @DistributedLock(
            name = "stock",
            key = {"#{from}", "#{to}"})
    public void move(String from, String to) {
        warehouse.swap(from, to, lock.fencingToken());
    }

    @DistributedLock(name = "stock")
    public CompletionStage<Boolean> orderLater(@LockKey String isbn) {
        LockHandle handle = current.handle();
        return warehouse.count(isbn).thenApply(copies -> copies > 0 && warehouse.take(isbn, handle.fencingToken()));
    }
}
