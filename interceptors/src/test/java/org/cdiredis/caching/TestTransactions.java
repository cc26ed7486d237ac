package org.cdiredis.caching;

import java.util.Hashtable;
import java.util.concurrent.Callable;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import javax.naming.spi.InitialContextFactoryBuilder;
import javax.naming.spi.NamingManager;
import jakarta.transaction.TransactionManager;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;

/** A real transaction manager, and its registry under the name that servers have it. */
final class TestTransactions {

    static final TransactionManager MANAGER = manager();

    private static final String REGISTRY = "java:comp/TransactionSynchronizationRegistry";

    private TestTransactions() {}

    private static TransactionManager manager() {
        for (String store : new String[] {"default", "communicationStore", "stateStore"}) {
            BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
                    .setObjectStoreDir("target/transactions");
        }
        return com.arjuna.ats.jta.TransactionManager.transactionManager();
    }

    /** Makes the names of a server known, once in this JVM. */
    static void provideNames() throws NamingException {
        if (!NamingManager.hasInitialContextFactoryBuilder()) {
            NamingManager.setInitialContextFactoryBuilder(new Names());
        }
    }

    static <T> T committed(Callable<T> code) throws Exception {
        MANAGER.begin();
        T result = code.call();
        MANAGER.commit();
        return result;
    }

    static <T> T rolledBack(Callable<T> code) throws Exception {
        MANAGER.begin();
        T result = code.call();
        MANAGER.rollback();
        return result;
    }

    private static final class Names implements InitialContextFactoryBuilder, InitialContextFactory {

        @Override
        public InitialContextFactory createInitialContextFactory(Hashtable<?, ?> environment) {
            return this;
        }

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
            return new InitialContext(true) {
                @Override
                public Object lookup(String name) throws NamingException {
                    if (name.equals(REGISTRY)) {
                        return new TransactionSynchronizationRegistryImple();
                    }
                    throw new NameNotFoundException(name);
                }
            };
        }
    }
}
