package org.cdiredis.locking.internal;

import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.jspecify.annotations.Nullable;

/**
 * The transactions of the server, which has them under a name of Jakarta EE's; looked up when they are needed, since the name may
 * mean nothing before. A bean that is a registry is preferred. Thread-safe.
 */
final class TransactionLookUp implements Transactions {

    private static final String REGISTRY = "java:comp/TransactionSynchronizationRegistry";

    private volatile @Nullable Transactions known;

    private TransactionLookUp() {}

    /** The transactions that a deployed application has. */
    static Transactions of(BeanManager beans) {
        try {
            return Registered.bean(beans);
        } catch (NoClassDefFoundError e) {
            return NONE;
        }
    }

    @Override
    public List<Hold> holds() {
        return transactions().holds();
    }

    @Override
    public void keep(Hold hold, boolean isForCommit) {
        transactions().keep(hold, isForCommit);
    }

    @Override
    public void guard(Hold hold) {
        transactions().guard(hold);
    }

    @SuppressWarnings("BanJNDI") // a constant name, of what the server itself provides
    private Transactions transactions() {
        Transactions found = known;
        if (found != null) {
            return found;
        }
        try {
            found = Registered.by(new InitialContext().lookup(REGISTRY));
            known = found;
            return found;
        } catch (NamingException | ClassCastException e) {
            return NONE;
        }
    }

    /** Apart, so that the API of transactions is loaded where it can be found missing. */
    private static final class Registered {

        private Registered() {}

        static Transactions bean(BeanManager beans) {
            Instance<TransactionSynchronizationRegistry> registries =
                    beans.createInstance().select(TransactionSynchronizationRegistry.class);
            return registries.isResolvable() ? by(registries.get()) : new TransactionLookUp();
        }

        static Transactions by(Object registry) {
            return new RegisteredTransactions((TransactionSynchronizationRegistry) registry);
        }
    }
}
