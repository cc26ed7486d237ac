package org.cdiredis.locking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.junit.jupiter.api.Test;

import org.cdiredis.lock.LockHandle;

/** A transaction that ends while a lock joins it; all else is tested with a real one. */
final class RegisteredTransactionsTest {

    private final AtomicInteger releases = new AtomicInteger();

    private final LockHandle handle = (LockHandle) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {LockHandle.class}, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("closeIn");
                releases.incrementAndGet();
                return CompletableFuture.completedFuture(null);
            });

    private final TransactionSynchronizationRegistry ending =
            (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {TransactionSynchronizationRegistry.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("getTransactionStatus")) {
                            return Status.STATUS_ACTIVE;
                        }
                        throw new IllegalStateException("it has ended");
                    });

    @Test
    void transaction_thatEndsMeanwhile_keepsNothing() {
        Hold hold = new Hold(Plans.exclusive(), Set.of("stock"), handle);

        new RegisteredTransactions(ending).keep(hold, true);
        assertThat(releases).hasValue(0);
        assertThat(hold.leave()).isCompleted();

        assertThat(releases).hasValue(1);
        assertThat(hold.enter()).isFalse();
    }
}
