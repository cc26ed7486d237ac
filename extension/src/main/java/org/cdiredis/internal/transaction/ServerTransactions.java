package org.cdiredis.internal.transaction;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.CacheLogger;

/**
 * The transactions of the server, which has them under a name of Jakarta EE's; none where there is no such name, as in a servlet
 * container, which is logged once. Thread-safe.
 */
public final class ServerTransactions implements Transactions {

    private static final String REGISTRY = "java:comp/TransactionSynchronizationRegistry";

    private final AtomicBoolean isReported = new AtomicBoolean();
    private volatile @Nullable Transactions found;

    @Override
    public <P extends Participant> @Nullable P participant(Object key, Supplier<P> maker) {
        Transactions known = found;
        return (known == null ? lookUp() : known).participant(key, maker);
    }

    /** Looked up when it is needed, and again after a failure: the name may mean nothing to a thread that is not the server's. */
    @SuppressWarnings("BanJNDI") // a constant name, of what the server itself provides
    private Transactions lookUp() {
        try {
            Transactions transactions = Registered.by(new InitialContext().lookup(REGISTRY));
            found = transactions;
            return transactions;
        } catch (NoInitialContextException e) {
            // No names at all in this JVM: asking with each call would cost more than the call.
            report();
            found = NONE;
            return NONE;
        } catch (NamingException | LinkageError | ClassCastException e) {
            report();
            return NONE;
        }
    }

    private void report() {
        if (isReported.compareAndSet(false, true)) {
            CacheLogger.LOG.noTransactions(REGISTRY);
        }
    }

    /** Apart, so that the API of transactions is needed only where there is a registry. */
    private static final class Registered {

        private Registered() {}

        static Transactions by(Object registry) {
            return new RegistryTransactions((TransactionSynchronizationRegistry) registry);
        }
    }
}
