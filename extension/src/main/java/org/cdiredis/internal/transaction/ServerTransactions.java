package org.cdiredis.internal.transaction;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
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

    /** How long it is remembered that a server has none: asking it costs more than most calls. */
    static final Duration MEMORY = Duration.ofSeconds(10);

    private static final String NAMES_OF_THE_APPLICATION = "java:comp";
    private static final String REGISTRY = "java:comp/TransactionSynchronizationRegistry";

    private final Names names;
    private final LongSupplier nanoTime;
    private final AtomicBoolean isReported = new AtomicBoolean();
    private volatile @Nullable Transactions found;
    private volatile @Nullable Miss miss;

    /** Transactions that are looked up when they are needed. */
    public ServerTransactions() {
        this(ServerTransactions::ofServer, System::nanoTime);
    }

    ServerTransactions(Names names, LongSupplier nanoTime) {
        this.names = names;
        this.nanoTime = nanoTime;
    }

    /** What the server has under its names. */
    @FunctionalInterface
    interface Names {
        Object lookUp(String name) throws NamingException;
    }

    /** A look-up in vain. */
    private record Miss(long atNanos) {}

    @Override
    public <P extends Participant> @Nullable P participant(Object key, Supplier<P> maker) {
        Transactions known = found;
        return (known == null ? lookUp() : known).participant(key, maker);
    }

    /** Looked up when it is needed, and again after a failure: the name may mean nothing to a thread that is not the server's. */
    private Transactions lookUp() {
        Miss last = miss;
        if (last != null && nanoTime.getAsLong() - last.atNanos < MEMORY.toNanos()) {
            return NONE;
        }
        try {
            Transactions transactions = Registered.by(names.lookUp(REGISTRY));
            found = transactions;
            return transactions;
        } catch (NoInitialContextException e) {
            // No names at all in this JVM: asking with each call would cost more than the call.
            report();
            found = NONE;
            return NONE;
        } catch (NamingException | LinkageError | ClassCastException e) {
            report();
            remember();
            return NONE;
        }
    }

    /** Only what a thread of the server's has found: that has other names. */
    private void remember() {
        try {
            names.lookUp(NAMES_OF_THE_APPLICATION);
            miss = new Miss(nanoTime.getAsLong());
        } catch (NamingException e) {
            // Another thread may find what this one does not.
        }
    }

    @SuppressWarnings("BanJNDI") // constant names, of what the server itself provides
    private static Object ofServer(String name) throws NamingException {
        return new InitialContext().lookup(name);
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
